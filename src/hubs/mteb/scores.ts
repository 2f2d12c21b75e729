import { type Fault, withFound } from '../fault';
import { cellOf, commaUseOf, type Cells } from '../csv-rows';
import { quoted } from '../findings';
import { itemsOf, naming, skipped } from '../items';
import { readCount } from '../counts';
import { readNumber } from '../numbers';
import { textOf } from '../plain-json';
import { transferResultRecordSchema, type HubItem } from '../records';
import { settle } from '../settle';
import type { ModelTable } from './models';
import { MTEB, type TaskTable } from './tasks';

/** One row of the score table. */
export interface Score {
  model: string;
  revision: string;
  task: string;
  split: string;
  /** Over how many subsets, most often languages, the value is the mean. */
  subsets: number;
  value: number;
  unit?: 'percent';
}

/** Heads that the benchmark trains on frozen embeddings, by type of task. */
const PROBES: ReadonlyMap<string, string> = new Map([
  ['Classification', 'logistic regression, few examples per class'],
  ['MultilabelClassification', 'k nearest neighbours, few examples per class'],
  ['ImageClassification', 'logistic regression, 16 examples per class'],
  ['AudioClassification', 'logistic regression, 8 examples per class'],
  ['AudioMultilabelClassification', 'logistic regression, 8 examples per class'],
  ['VideoClassification', 'logistic regression'],
]);
/**
 * Types whose results need no further word; the others name theirs, since several of them can share
 * a dataset.
 */
const PLAIN = new Set(['Retrieval', 'STS', 'PairClassification']);

/** A row as a score, or why it is none. */
export function scoreOf(cells: Cells): Score | { field: string; fault: Fault } {
  const [model, task, split] = [cellOf(cells, 'model'), cellOf(cells, 'task'), cellOf(cells, 'split')];
  const read = readNumber(cellOf(cells, 'mean_main_score'), commaUseOf(cells));
  if (model === null) return { field: 'model', fault: 'is missing' };
  if (task === null) return { field: 'task', fault: 'is missing' };
  if (split === null) return { field: 'split', fault: 'is missing' };
  if ('fault' in read) return { field: 'mean_main_score', fault: read.fault };
  const subsets = readCount(cellOf(cells, 'subsets') ?? '1');
  if ('fault' in subsets) return { field: 'subsets', fault: subsets.fault };
  const { value, isPercent } = read;
  const figure = isPercent ? { value, unit: 'percent' as const } : { value };
  return { model, revision: cellOf(cells, 'revision') ?? '', task, split, subsets: subsets.count, ...figure };
}

/**
 * Results of one model. Of several revisions one score stands per task and split: that of a named
 * revision before one taken over from elsewhere. Scores on what the model was trained on are
 * results as any other: its trainings mark them.
 */
export function* resultsOf(
  scores: readonly Score[],
  models: ModelTable,
  tasks: TaskTable,
): Generator<HubItem> {
  const model = scores[0]?.model;
  if (model === undefined) return;
  const ordered = [...scores].sort(
    (a, b) => Number(a.revision === 'external') - Number(b.revision === 'external'),
  );
  const taken = new Set<string>();
  for (const score of ordered) {
    const key = `${score.task} ${score.split}`;
    const names = [models.reference(model), tasks.target(score.task).reference];
    for (const item of itemsOfScore(score, models, tasks, taken.has(key))) yield naming(names, item);
    taken.add(key);
  }
}

function itemsOfScore(score: Score, models: ModelTable, tasks: TaskTable, isTaken: boolean): HubItem[] {
  const id = `${score.model} on ${score.task} (${score.split})`;
  if (!tasks.has(score.task))
    return [skipped(MTEB, id, 'task', withFound('is no known task', quoted(score.task)))];
  if (!isTaken) return toResult(score, models, tasks, id);
  const fault = withFound('another revision has this score', quoted(score.revision));
  return [skipped(MTEB, id, 'revision', fault)];
}

function toResult(
  { model, task, split, subsets, value, unit }: Score,
  models: ModelTable,
  tasks: TaskTable,
  id: string,
): HubItem[] {
  const type = tasks.type(task) ?? '';
  const metric = textOf(tasks.field(task, 'main_score'));
  if (metric === null) return [skipped(MTEB, id, 'main_score', 'the task names no metric')];
  const probe = PROBES.get(type);
  const target = tasks.target(task);
  const result = {
    kind: 'transferResult',
    study: studyOf(type, tasks.modalities(task)),
    base: models.reference(model),
    target: target.reference,
    split: target.split ?? split,
    protocol: probe === undefined ? 'ZERO_SHOT' : 'LINEAR_PROBE',
    metric,
    value,
    unit,
    recipe: recipeOf(probe ?? (PLAIN.has(type) ? null : type), subsets),
  };
  return itemsOf(settle(transferResultRecordSchema, result, { hub: MTEB, id }));
}

/**
 * Models that were scored in other languages are not comparable, so that the number of subsets is
 * part of the setting.
 */
function recipeOf(setting: string | null, subsets: number): string | null {
  if (subsets <= 1) return setting;
  return [setting, `mean over ${subsets} subsets`].filter((part) => part !== null).join(', ');
}

/** The benchmark's part that a task belongs to. */
function studyOf(type: string, modalities: readonly string[]): string {
  if (type.startsWith('Video') || modalities.includes('VIDEO')) return 'mveb2026';
  if (type.startsWith('Audio') || modalities.includes('AUDIO')) return 'maeb2026';
  if (/^(?:Image|Visual|Vision)/.test(type) || modalities.includes('IMAGE')) return 'mieb2025';
  return 'mteb2023';
}
