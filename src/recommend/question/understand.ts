import type { ModalityName } from '../../catalog';
import { clearWinner } from '../knowledge/modality-shares';
import { modalityWords } from '../knowledge/modality-words';
import type { TaskRow } from '../knowledge/rows';
import type { Snapshot } from '../knowledge/snapshot';
import { inferTask, kindInCues, kindsOfCues, taskInWords, type InferredTask } from './infer-task';
import { inferModality, withoutMisleadingNames } from './modality';
import type { DomainNearness } from './nearest-domains';
import { wordCount } from './phrases';
import type { CheckedQuestion } from './question';
import { TASK_WORDS, type TaskCue } from './task-cues';

/** The task that a question was taken to be about. */
export interface UnderstoodTask {
  row: TaskRow;
  /** Whether the question left it out. */
  inferred: boolean;
  /**
   * 0 to 1: 1 where the question or the dataset asked about names it; 0.5 to 0.9 by how clearly the
   * words of a description say it; up to 0.8 by its share of the nearest measured datasets; 0.3
   * where it is only the usual task of the kind of data.
   */
  confidence: number;
}

/** What the words of a description stand beside. */
export interface Surroundings {
  cues: readonly TaskCue[];
  question: CheckedQuestion;
  /** The task that the question names. */
  task: TaskRow | null;
  /** Nearest first; none where the subject is not known. */
  domains: readonly DomainNearness[];
  snapshot: Snapshot;
}

/** The kind of data of a description; null where it is not clear. */
export function kindOfDescription(text: string, surroundings: Surroundings): ModalityName | null {
  const { cues, question, task, domains, snapshot } = surroundings;
  if (question.modality !== null) return question.modality;
  const byWords = kindInCues(cues);
  if (task === null) return byWords ?? inferKind(text, { cues, domains, snapshot });
  // Where the task leaves no choice, only words may speak for another kind.
  const around = task.inputModalities.length === 1 ? [] : domains;
  return kindForTask(task, byWords ?? inferKind(text, { cues, domains: around, snapshot }));
}

function inferKind(
  text: string,
  { cues, domains, snapshot }: Pick<Surroundings, 'cues' | 'domains' | 'snapshot'>,
): ModalityName | null {
  const { knowledge, domainModalities } = snapshot;
  const named = domains.flatMap(({ domainId }) => knowledge.domains.get(domainId) ?? []);
  const words = withoutMisleadingNames(text, named, domainModalities);
  return inferModality(words, domains, domainModalities, kindsOfCues(cues));
}

/**
 * The kind of data of a task that is said: what is likely otherwise, where the task is found on
 * such data, else the first that the taxonomy gives it. Text beside another input is what is asked
 * of it, not the data.
 */
export function kindForTask(task: TaskRow, likely: ModalityName | null): ModalityName | null {
  const [first, ...more] = task.inputModalities;
  const own = more.length === 0 ? [first] : [first, ...more.filter((kind) => kind !== 'TEXT')];
  const others = TASK_WORDS.otherKinds[task.id] ?? [];
  const fits = likely !== null && (own.includes(likely) || others.includes(likely));
  return fits ? likely : (first ?? likely);
}

/** The task of a description on one kind of data. */
export function taskOfDescription(
  kind: ModalityName | null,
  { cues, task, snapshot }: Surroundings,
  near: InferredTask | null,
): UnderstoodTask | null {
  if (task !== null) return narrowed(task, kind, { cues, snapshot });
  return kind === null ? null : inferred(inferTask(cues, kind, near), snapshot);
}

/** A task that the question names, or the one of those it takes in that the words speak of. */
function narrowed(
  task: TaskRow,
  kind: ModalityName | null,
  { cues, snapshot }: Pick<Surroundings, 'cues' | 'snapshot'>,
): UnderstoodTask {
  const narrower = TASK_WORDS.narrower[task.id] ?? [];
  const worded = kind === null || narrower.length === 0 ? null : taskInWords(cues, kind);
  const found = worded !== null && narrower.includes(worded.id) ? inferred(worded, snapshot) : null;
  return found ?? said(task);
}

/** A task that the question names. */
export const said = (row: TaskRow): UnderstoodTask => ({ row, inferred: false, confidence: 1 });

/** A task that was worked out, where the catalogue has it. */
export function inferred(
  task: InferredTask | null,
  { knowledge }: Pick<Snapshot, 'knowledge'>,
): UnderstoodTask | null {
  const row = task === null ? undefined : knowledge.tasks.get(task.id);
  return task === null || row === undefined ? null : { row, inferred: true, confidence: task.confidence };
}

/** A task without any data to do it on takes this many words to be more than a remark. */
const WORDS_BESIDE_DATA = 3;

/**
 * Whether the words say enough to answer about a subject that is not known: task and kind of data
 * are clear, and not only because the question names them beside nothing.
 */
export function isClearWithoutSubject(
  text: string,
  kind: ModalityName | null,
  { cues, question, task }: Surroundings,
): boolean {
  if (kind === null) return false;
  const [clearest] = cues;
  const saysData = clearWinner(modalityWords(text)) === kind;
  const byWords = saysData || (kindInCues(cues) === kind && wordCount(text) >= WORDS_BESIDE_DATA);
  const hasKind = byWords || question.modality !== null || task !== null;
  const saysTask = clearest !== undefined && clearest.clarity !== 'hint' && taskInWords(cues, kind) !== null;
  return hasKind && (saysTask || task !== null) && (byWords || clearest?.clarity === 'clear');
}
