import { ADAPTATION_WAYS, wayTo, type AdaptationWayName, type ModalityName } from '../../catalog';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';
import type { TaskRow } from '../knowledge/rows';
import { onceForTarget } from './once-for-target';

/** How a base comes to the task of a target. */
export interface BaseWay {
  /** Null where the task or the kind of the base is not known; NONE where there is no way. */
  way: AdaptationWayName | null;
  /** Null where the task of the target is not known. */
  task: TaskRow | null;
  /** What to do, or why it can't be done, in one sentence. */
  text: string;
  /** Where that is written; null where there is nothing to cite. */
  source: string | null;
  /** Whether it is taken only where no base comes to the task in another way. */
  isFallback: boolean;
}

/** What of a target decides whether a base fits it. */
export interface TaskTarget {
  facts: { tasks?: readonly string[]; trainingExamples?: number };
  /** The task that was understood, where the facts name none. */
  task?: { row: TaskRow } | null;
  modalities: readonly ModalityName[];
  /** What whoever asks measured on it; nothing where that is left out. */
  measured?: readonly { base: KnownBase }[];
}

/** The tasks of a target that the taxonomy knows. */
export function tasksOf({ facts, task }: TaskTarget, { tasks }: Pick<Knowledge, 'tasks'>): TaskRow[] {
  const named = (facts.tasks ?? []).flatMap((id) => tasks.get(id) ?? []);
  return named.length > 0 || task === null || task === undefined ? named : [task.row];
}

/** The best way of a base to a target: of several tasks the one that it comes to most directly. */
export function wayOf(base: KnownBase, target: TaskTarget, knowledge: Knowledge): BaseWay {
  const ways = tasksOf(target, knowledge).map((task) => wayToTask(base, { task, target, knowledge }));
  return ways.reduce((best, one) => (rankOf(one.way) < rankOf(best.way) ? one : best), ways[0] ?? NO_TASK);
}

/** As `wayOf`, for many bases: worked out once in an answer for those of the same traits. */
export const waysTo = onceForTarget((target: TaskTarget, knowledge): ((base: KnownBase) => BaseWay) => {
  const known = new Map<KnownBase['traits'], BaseWay>();
  return (base) => {
    // What its own results say decides only where its kind is not known.
    if (base.kind === null) return wayOf(base, target, knowledge);
    const way = known.get(base.traits) ?? wayOf(base, target, knowledge);
    known.set(base.traits, way);
    return way;
  };
});

/** Whether a base has a way to the target, or may have one that is not known. */
export const hasWay = ({ way }: BaseWay): boolean => way !== 'NONE';

const NO_TASK: BaseWay = {
  way: null,
  task: null,
  text: 'How it comes to the task is not known: the question does not tell what is to be predicted.',
  source: null,
  isFallback: false,
};

/** Most direct first; what is not known stands before what can't be done. */
export const rankOf = (way: AdaptationWayName | null): number =>
  way === null ? ADAPTATION_WAYS.length - 1.5 : ADAPTATION_WAYS.indexOf(way);

function wayToTask(
  base: KnownBase,
  { task, target, knowledge }: { task: TaskRow; target: TaskTarget; knowledge: Knowledge },
): BaseWay {
  const found = wayTo(base.kind, task.id, target.modalities, base);
  if (found.way === null && !isMeasuredOn(base, target) && !speaksFor(base, task, knowledge)) {
    const text = `What kind of model it is, is not known, and neither its tasks nor its results are of ${task.id}.`;
    return { way: 'NONE', task, text, source: null, isFallback: false };
  }
  return { ...found, task };
}

/** Whether whoever asks measured a base on the target. */
export const isMeasuredOn = (base: KnownBase, { measured = [] }: Pick<TaskTarget, 'measured'>): boolean =>
  measured.some((own) => own.base === base);

/** Whether its own tasks or its results say that a model of unknown kind can do a task. */
function speaksFor(base: KnownBase, { id }: TaskRow, { datasets, results }: Knowledge): boolean {
  return (
    base.tasks.includes(id) ||
    results.countedOf(base.id).some(({ datasetId }) => datasets.get(datasetId)?.tasks.includes(id) === true)
  );
}
