import { withFound } from '../fault';
import { cellOf, type Cells } from '../csv-rows';
import { Findings, quoted } from '../findings';
import { HUGGING_FACE, isOwnedId, onHuggingFace } from '../huggingface/repository-id';
import { numberIn } from '../numbers';
import { trainingsOf } from '../openclip/checkpoint';
import { PretrainingWords } from '../pretraining-sets';
import {
  datasetRecordSchema,
  modelRecordSchema,
  type DatasetRecord,
  type ModelRecord,
  type Reference,
} from '../records';
import { settle, type Settled } from '../settle';
import pretraining from './data/pretraining.json';
import taskWords from './data/task-words.json';
import { CSV, knownTarget, modelReference } from './identity';

const TASK_WORDS = new Map(Object.entries(taskWords));
const PRETRAINING = new PretrainingWords(pretraining);
const NO_LICENCE = /^(?:not specified|none)/i;
/** A companion table is held whole; rows behind these say nothing. */
const MAX_ROWS = 200_000;

const modalitiesIn = (written: string | null): string[] =>
  (written ?? '')
    .toUpperCase()
    .split(/[^A-Z_]+/)
    .filter((word) => word !== '');

/** Rows of a companion table by what they are about; the first one of each stands. */
class FactTable {
  private readonly rows = new Map<string, Cells>();

  constructor(private readonly column: string) {}

  /** Rows without a name, and those behind the last that are held, say nothing. */
  add(cells: Cells): void {
    const name = cellOf(cells, this.column);
    if (name !== null && this.rows.size < MAX_ROWS && !this.rows.has(name)) this.rows.set(name, cells);
  }

  has(name: string): boolean {
    return this.rows.has(name);
  }

  names(): Iterable<string> {
    return this.rows.keys();
  }

  protected cellsOf(name: string): Cells {
    return this.rows.get(name) ?? new Map<string, string>();
  }
}

/**
 * Facts of the targets of results: columns `target_dataset`, `task`, `modality`, `domain`,
 * `n_classes`, `n_train`, `description`.
 */
export class TargetTable extends FactTable {
  constructor() {
    super('target_dataset');
  }

  modalities(name: string): string[] {
    return modalitiesIn(cellOf(this.cellsOf(name), 'modality'));
  }

  record(name: string): Settled<DatasetRecord> {
    const cells = this.cellsOf(name);
    const known = knownTarget(name);
    // What stands in brackets is a kind of the task: `image classification (counting)`.
    const task = (cellOf(cells, 'task') ?? '').replace(/\s*\(.*\)$/, '').toLowerCase();
    const domain = cellOf(cells, 'domain');
    const candidate = {
      kind: 'dataset',
      hub: CSV,
      externalId: name,
      sameAs: known === null ? [] : [known.reference],
      name,
      summary: cellOf(cells, 'description'),
      tasks: TASK_WORDS.has(task) ? [TASK_WORDS.get(task)] : [],
      tags: task === '' ? [] : [task],
      domains: domain === null ? [] : domain.split(/\s*,\s*/),
      modalities: this.modalities(name),
      classes: numberIn(cellOf(cells, 'n_classes')),
      trainingExamples: numberIn(cellOf(cells, 'n_train')),
      raw: Object.fromEntries(cells),
    };
    return settle(datasetRecordSchema, candidate, { hub: CSV, id: name });
  }
}

/**
 * Facts of models: columns `source`, `model_id`, `arch_family`, `architecture`, `params`,
 * `pretrain_dataset`, `adapted_from`, ...
 */
export class ModelTable extends FactTable {
  constructor() {
    super('model_id');
  }

  /** A model with what its row here and the row of a result say of it. */
  record(id: string, result: Cells, inputModalities: string[]): Settled<ModelRecord> {
    const findings = new Findings(CSV, id);
    const cells = this.cellsOf(id);
    const reference = modelReference(id);
    const isOnTheHub = reference.hub === HUGGING_FACE;
    const licence = cellOf(cells, 'model_license');
    const pretrained = cellOf(cells, 'pretrain_dataset') ?? cellOf(result, 'pretrain_dataset');
    const method = cellOf(cells, 'pretrain_method');
    const candidate = {
      kind: 'model',
      hub: CSV,
      externalId: id,
      sameAs: reference.hub === CSV ? [] : [reference],
      publisher: isOnTheHub ? (reference.externalId.split('/')[0] ?? null) : null,
      name: isOnTheHub ? id.slice(id.lastIndexOf('/') + 1) : id,
      summary: pretrained === null ? null : `Pretrained on ${pretrained}.`,
      licenses: { weights: licence === null || NO_LICENCE.test(licence) ? null : licence },
      tags: method === null ? [] : [method],
      inputModalities,
      architectureFamily: cellOf(cells, 'arch_family'),
      architectureName: cellOf(cells, 'architecture') ?? cellOf(result, 'model_arch'),
      parameterCount: numberIn(cellOf(cells, 'params')),
      trainings: pretrained === null ? [] : trainingsIn(id, pretrained, findings),
      bases: basesIn(cellOf(cells, 'adapted_from'), id, findings),
      raw: cells.size === 0 ? null : Object.fromEntries(cells),
    };
    return settle(modelRecordSchema, candidate, findings);
  }
}

/** `ImageNet-1k -> AID` was pretrained on the first and tuned on the rest. */
function trainingsIn(id: string, written: string, findings: Findings) {
  const tag = /^open_clip\/[^/]+\/(.+)$/.exec(id)?.[1];
  if (tag !== undefined) return trainingsOf(tag);
  return written.split(/\s*->\s*/).flatMap((word, place) => {
    const dataset = pretrainingData(word);
    if (dataset === null)
      findings.ignore('pretrain_dataset', withFound('names no known dataset', quoted(word)));
    return dataset === null ? [] : [{ dataset, role: place === 0 ? 'PRETRAINING' : 'FINE_TUNING' }];
  });
}

function pretrainingData(written: string): Reference | null {
  // `ImageNet-1k (no labels)`: how it was used.
  const word = written.replace(/\s*\(.*\)$/, '');
  const known = PRETRAINING.firstIn(word) ?? knownTarget(word)?.reference;
  return known ?? (isOwnedId(word) ? onHuggingFace(word) : null);
}

function basesIn(written: string | null, id: string, findings: Findings) {
  if (written === null || written === id) return [];
  if (isOwnedId(written)) return [{ base: onHuggingFace(written), relation: null }];
  findings.ignore('adapted_from', withFound('is no repository', quoted(written)));
  return [];
}
