import { countOrText } from '../counts';
import { withFound } from '../fault';
import { cellOf, figureOf, type Cells } from '../csv-rows';
import { Findings, quoted } from '../findings';
import { HUGGING_FACE, isOwnedId, onHuggingFace, ownerAndName } from '../huggingface/repository-id';
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
import { CSV, hubInRow, knownTarget, modelReference } from './identity';

const TASK_WORDS = new Map(Object.entries(taskWords));
const PRETRAINING = new PretrainingWords(pretraining);
const NO_LICENCE = /^(?:not specified|none)/i;
/** A companion table is held whole; rows behind these are left out. */
const MAX_ROWS = 200_000;

const modalitiesIn = (written: string | null): string[] =>
  (written ?? '')
    .toUpperCase()
    .split(/[^A-Z_]+/)
    .filter((word) => word !== '');

/** Why a row is left out, and whether something is wrong with it. */
export interface Omission {
  readonly isFault: boolean;
  readonly reason: string;
}

/** Rows of a companion table by what they are about; the first one of each stands. */
class FactTable {
  private readonly rows = new Map<string, Cells>();

  constructor(private readonly column: string) {}

  /** Takes a row in, or says how it is left out. */
  add(cells: Cells): Omission | null {
    const name = cellOf(cells, this.column);
    if (name === null) return { isFault: true, reason: `has no ${this.column}` };
    if (this.rows.has(name)) return { isFault: false, reason: 'is about what an earlier row describes' };
    if (this.rows.size >= MAX_ROWS)
      return { isFault: true, reason: `is behind the ${MAX_ROWS} rows that are read` };
    this.rows.set(name, cells);
    return null;
  }

  get isEmpty(): boolean {
    return this.rows.size === 0;
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
  constructor(private readonly home: string) {
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
      hub: this.home,
      externalId: name,
      parts: partsOf(cells),
      sameAs: known === null ? [] : [known.reference],
      name,
      summary: cellOf(cells, 'description'),
      tasks: TASK_WORDS.has(task) ? [TASK_WORDS.get(task)] : [],
      tags: task === '' ? [] : [task],
      domains: domain === null ? [] : domain.split(/\s*,\s*/),
      modalities: this.modalities(name),
      classes: countOrText(figureOf(cells, 'n_classes')),
      trainingExamples: countOrText(figureOf(cells, 'n_train')),
      raw: Object.fromEntries(cells),
    };
    return settle(datasetRecordSchema, candidate, { hub: this.home, id: name });
  }
}

/** Whether a table of facts speaks of it, or only the results do. */
const partsOf = (cells: Cells): string[] => (cells.size === 0 ? [] : ['facts']);

/**
 * Facts of models: columns `source`, `model_id`, `arch_family`, `architecture`, `params`,
 * `pretrain_dataset`, `adapted_from`, ...
 */
export class ModelTable extends FactTable {
  constructor(private readonly home: string) {
    super('model_id');
  }

  /** The hub of one's own that a model is on, as its row alone says; null where it says none. */
  hubOf(id: string): string | null {
    return this.home === CSV ? hubInRow(id, cellOf(this.cellsOf(id), 'source')) : null;
  }

  /**
   * A model with what its row here and the row of a result say of it.
   *
   * @param home the hub of one's own that it is on; the table's own by default
   */
  record(
    id: string,
    result: Cells,
    inputModalities: string[],
    home: string = this.home,
  ): Settled<ModelRecord> {
    const findings = new Findings(home, id);
    const cells = this.cellsOf(id);
    const reference = modelReference(id, home);
    const isOwned = reference.hub === HUGGING_FACE || home !== CSV;
    const licence = cellOf(cells, 'model_license', 'license', 'licence');
    const pretrained = cellOf(cells, 'pretrain_dataset') ?? cellOf(result, 'pretrain_dataset');
    const method = cellOf(cells, 'pretrain_method');
    const candidate = {
      kind: 'model',
      hub: home,
      externalId: id,
      parts: partsOf(cells),
      sameAs: reference.hub === home ? [] : [reference],
      ...(isOwned ? ownerAndName(reference.externalId) : { publisher: null, name: id }),
      summary: pretrained === null ? null : `Pretrained on ${pretrained}.`,
      licenses: { weights: licence === null || NO_LICENCE.test(licence) ? null : licence },
      tags: method === null ? [] : [method],
      inputModalities,
      architectureFamily: cellOf(cells, 'arch_family'),
      architectureName: cellOf(cells, 'architecture') ?? cellOf(result, 'model_arch'),
      parameterCount: countOrText(figureOf(cells, 'params')),
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
