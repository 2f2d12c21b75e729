import type { Knowledge } from '../knowledge/knowledge';
import { listed, plural } from '../words';
import type { BaseSelection } from './base-pool';
import { tasksOf, type TaskTarget } from './base-way';
import { FEWEST_MEASURED } from './task-likeness';
import { LIKE, likenessOfDatasets, OTHER, SAME } from './task-results';

/** How much of the evidence on some bases is of the task of a target. */
export interface TaskEvidence {
  /** Results that count on targets of the task itself; how many bases and targets they are of. */
  results: number;
  bases: number;
  targets: number;
  /** Results on targets of tasks of the same type and kind of input, those of the task included. */
  likeResults: number;
  /** Bases with such results. */
  likeBases: number;
  /** For people to read. */
  text: string;
}

/** Whether anything can be said of the order of bases by results of the task, or of one like it. */
export const bearsOnTask = ({ likeBases }: TaskEvidence): boolean => likeBases >= FEWEST_MEASURED;

/**
 * Counts the results of some bases that are of the task of a target, and of tasks like it. Null
 * where the task is not known. Yields wherever it could pause.
 */
export function* taskEvidence(
  bases: BaseSelection,
  target: MeasuredTarget,
  knowledge: Knowledge,
): Generator<void, TaskEvidence | null> {
  const tasks = tasksOf(target, knowledge);
  if (tasks.length === 0) return null;
  const likeness = likenessOfDatasets(bases.pool.results, target, knowledge);
  yield;
  const { like, ...counts } = yield* count(bases, { likeness, target, datasets: knowledge.datasets });
  return describe(counts, { names: tasks.map(({ name }) => name.toLowerCase()), like });
}

/** A target that may be a dataset of the catalogue. */
type MeasuredTarget = TaskTarget & { datasetId?: number | null };

type Counts = Omit<TaskEvidence, 'text'> & {
  /** How many of the results came with the question. */
  own: number;
};

interface Counting {
  /** By dataset of the pool. */
  readonly likeness: Uint8Array;
  readonly target: MeasuredTarget;
  readonly datasets: Knowledge['datasets'];
}

/** With the tasks that are like it. */
function* count(
  { pool, places }: BaseSelection,
  { likeness, target, datasets }: Counting,
): Generator<void, Counts & { like: ReadonlySet<string> }> {
  const { firstOf, datasetOf, datasets: ids } = pool.results;
  const { measured = [], datasetId: asked = null } = target;
  const given = new Map<number, number>();
  for (const { base } of measured) {
    const place = pool.placeOf(base) ?? -1;
    given.set(place, (given.get(place) ?? 0) + 1);
  }
  const counts = { results: 0, bases: 0, own: 0, likeResults: 0, likeBases: 0 };
  const isSeen = new Uint8Array(ids.length);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const own = given.size === 0 ? 0 : (given.get(place) ?? 0);
    let same = own;
    let like = own;
    const end = firstOf[place + 1] ?? 0;
    for (let result = firstOf[place] ?? 0; result < end; result++) {
      const dataset = datasetOf[result] ?? 0;
      const found = likeness[dataset] ?? OTHER;
      if (found === OTHER) continue;
      like += 1;
      if (found === SAME) same += 1;
      isSeen[dataset] = 1;
    }
    counts.own += own;
    counts.results += same;
    counts.likeResults += like;
    counts.bases += same > 0 ? 1 : 0;
    counts.likeBases += like > 0 ? 1 : 0;
    if (i % SLICE === SLICE - 1) yield;
  }
  const seen = (wanted: number): number[] =>
    ids.filter((_, dataset) => isSeen[dataset] === 1 && likeness[dataset] === wanted);
  const targets = new Set<number | null>([...seen(SAME), ...(counts.own > 0 ? [asked] : [])]);
  const like = new Set(seen(LIKE).flatMap((id) => datasets.get(id)?.tasks ?? []));
  return { ...counts, targets: targets.size, like };
}

/** Bases between two pauses. */
const SLICE = 8192;

function describe(
  { own: given, ...counts }: Counts,
  { names, like }: { names: string[]; like: ReadonlySet<string> },
): TaskEvidence {
  const { results, bases, targets, likeResults } = counts;
  const others = likeResults - results;
  const yours = given === 0 ? '' : `, ${given} of them your own`;
  const near = `${plural(others, 'result')} ${others === 1 ? 'is' : 'are'} of tasks like it (${listed([...like].sort())})`;
  const own = `${plural(results, 'result')} of ${plural(bases, 'candidate')} on ${plural(targets, 'target')} ${results === 1 ? 'is' : 'are'} of ${listed(names)}${yours}`;
  const none = `No result of a candidate is of ${listed(names)}`;
  const text = `${results === 0 ? none : own}${others === 0 ? '' : `; ${near}`}.`;
  return { ...counts, text };
}
