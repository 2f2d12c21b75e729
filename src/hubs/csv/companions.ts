import { cellOf, numberIn } from '../csv-rows';
import { Findings, quoted } from '../findings';
import { trainingsOf } from '../openclip/checkpoint';
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
import type { Cells } from './row-result';

const TASK_WORDS = new Map(Object.entries(taskWords));
const PRETRAINING = pretraining.map(({ pattern, hub, externalId }) => ({
  pattern: new RegExp(pattern),
  dataset: { hub, externalId },
}));
const REPOSITORY = /^[\w.-]{1,96}\/[\w.-]{1,96}$/;
const NO_LICENCE = /^(?:not specified|none)/i;
/** A companion table is held whole; rows behind these say nothing. */
const MAX_ROWS = 200_000;

const modalitiesIn = (written: string | null): string[] =>
  (written ?? '')
    .toUpperCase()
    .split(/[^A-Z_]+/)
    .filter((word) => word !== '');

/** Facts of the targets of results: columns `target_dataset`, `task`, `modality`, `domain`, `n_classes`, `n_train`, `description`. */
export class TargetTable {
  private readonly rows = new Map<string, Cells>();

  /** False for a row without a name, or with one that is known, or where there are too many. */
  add(cells: Cells): boolean {
    const name = cellOf(cells, 'target_dataset');
    if (name === null || this.rows.has(name) || this.rows.size >= MAX_ROWS) return false;
    this.rows.set(name, cells);
    return true;
  }

  names(): Iterable<string> {
    return this.rows.keys();
  }

  modalities(name: string): string[] {
    const cells = this.rows.get(name);
    return cells === undefined ? [] : modalitiesIn(cellOf(cells, 'modality'));
  }

  record(name: string): Settled<DatasetRecord> {
    const cells = this.rows.get(name) ?? new Map<string, string>();
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

/** Facts of models: columns `source`, `model_id`, `arch_family`, `architecture`, `params`, `pretrain_dataset`, `adapted_from`, ... */
export class ModelTable {
  private readonly rows = new Map<string, Cells>();

  /** False for a row without an id, or where there are too many; the first row of a model stands. */
  add(cells: Cells): boolean {
    const id = cellOf(cells, 'model_id');
    if (id === null || this.rows.size >= MAX_ROWS) return false;
    if (!this.rows.has(id)) this.rows.set(id, cells);
    return true;
  }

  has(id: string): boolean {
    return this.rows.has(id);
  }

  get size(): number {
    return this.rows.size;
  }

  /** A model with what its row here and the row of a result say of it. */
  record(id: string, result: Cells, inputModalities: string[]): Settled<ModelRecord> {
    const findings = new Findings(CSV, id);
    const cells = this.rows.get(id) ?? new Map<string, string>();
    const reference = modelReference(id);
    const licence = cellOf(cells, 'model_license');
    const pretrained = cellOf(cells, 'pretrain_dataset') ?? cellOf(result, 'pretrain_dataset');
    const method = cellOf(cells, 'pretrain_method');
    const candidate = {
      kind: 'model',
      hub: CSV,
      externalId: id,
      sameAs: reference.hub === CSV ? [] : [reference],
      publisher: reference.hub === 'huggingface' ? reference.externalId.split('/')[0] : null,
      name: reference.hub === 'huggingface' ? id.slice(id.lastIndexOf('/') + 1) : id,
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
    const { record, problems } = settle(modelRecordSchema, candidate, { hub: CSV, id });
    return { record, problems: [...findings.problems, ...problems] };
  }
}

/** `ImageNet-1k -> AID` was pretrained on the first and tuned on the rest. */
function trainingsIn(id: string, written: string, findings: Findings) {
  const tag = /^open_clip\/[^/]+\/(.+)$/.exec(id)?.[1];
  if (tag !== undefined) return trainingsOf(tag);
  return written.split(/\s*->\s*/).flatMap((word, place) => {
    const dataset = pretrainingData(word);
    if (dataset === null) findings.ignore('pretrain_dataset', `names no known dataset: ${quoted(word)}`);
    return dataset === null ? [] : [{ dataset, role: place === 0 ? 'PRETRAINING' : 'FINE_TUNING' }];
  });
}

function pretrainingData(written: string): Reference | null {
  // `ImageNet-1k (no labels)`: how it was used.
  const word = written.replace(/\s*\(.*\)$/, '');
  const listed = PRETRAINING.find(({ pattern }) => pattern.test(word));
  if (listed !== undefined) return listed.dataset;
  const known = knownTarget(word);
  if (known !== null) return known.reference;
  return REPOSITORY.test(word) ? { hub: 'huggingface', externalId: word } : null;
}

function basesIn(written: string | null, id: string, findings: Findings) {
  if (written === null || written === id) return [];
  if (REPOSITORY.test(written))
    return [{ base: { hub: 'huggingface', externalId: written }, relation: null }];
  findings.ignore('adapted_from', `is no repository: ${quoted(written)}`);
  return [];
}
