import { MODALITIES, type ModalityName } from '../../catalog';
import { nameKey } from '../knowledge/knowledge';
import type { TaskRow } from '../knowledge/rows';
import table from './data/task-words.json';
import { anyOf, plainWords } from './phrases';

/** How clearly words say a task: hardly anybody means another, most mean it, some do. */
export const CLARITIES = ['clear', 'likely', 'hint'] as const;
export type Clarity = (typeof CLARITIES)[number];

/** The task by its id that is meant, for each kind of data on which the words mean one. */
type TaskByKind = Readonly<Partial<Record<ModalityName, string>>>;

/** Words of a question that speak of a task. */
export interface TaskCue {
  clarity: Clarity;
  /** The kind of data that the same words speak of; null where they go with several. */
  says: ModalityName | null;
  tasks: TaskByKind;
  /** Where the words begin in the plain text. */
  at: number;
}

/** A line of the table, as it is written there. */
interface TaskWords {
  clarity: string;
  says?: string;
  /** By kind of data, or the name of a group that several lines share. */
  tasks: TaskByKind | string;
  phrases: readonly string[];
  /** Where one of these is found as well, the line does not count. */
  unless?: readonly string[];
}

interface TaskWordTable {
  groups: Readonly<Record<string, TaskByKind | undefined>>;
  /** Most targets of a kind of data that anybody measured are of this task. */
  usual: TaskByKind;
  /** Kinds of data on which a task is found besides those of the taxonomy. */
  otherKinds: Readonly<Record<string, readonly string[] | undefined>>;
  /** Tasks that a task takes in: where the words say one of them, that is meant. */
  narrower: Readonly<Record<string, readonly string[] | undefined>>;
  cues: readonly TaskWords[];
}

/** What people write, and the task and the kind of data that they mean by it. */
export const TASK_WORDS: TaskWordTable = table;

const LINES = TASK_WORDS.cues.map(({ clarity, says, tasks, phrases, unless = [] }) => ({
  clarity: CLARITIES.find((one) => one === clarity) ?? 'hint',
  says: kindOf(says),
  tasks: typeof tasks === 'string' ? (TASK_WORDS.groups[tasks] ?? {}) : tasks,
  pattern: anyOf(phrases),
  unless: unless.length === 0 ? null : anyOf(unless),
}));

/**
 * What a text says of tasks, clearest first, and in the order of the text where equally clear.
 * @param names tasks of the catalogue by `nameKey` of their names, of which those of several words
 *   count as clear. Yields wherever it could pause, since patterns are compiled when first used.
 */
export function* taskCues(text: string, names: ReadonlyMap<string, TaskRow>): Generator<void, TaskCue[]> {
  const plain = plainWords(text);
  const cues: TaskCue[] = [];
  for (const { pattern, unless, ...line } of LINES) {
    const at = pattern.exec(plain)?.index;
    if (at !== undefined && unless?.test(plain) !== true) cues.push({ ...line, at });
    yield;
  }
  const order = ({ clarity }: TaskCue): number => CLARITIES.indexOf(clarity);
  return [...cues, ...namedTasks(plain, names)].sort((a, b) => order(a) - order(b) || a.at - b.at);
}

/** Names of tasks are up to this many words long. */
const LONGEST_NAME = 5;

function namedTasks(plain: string, names: ReadonlyMap<string, TaskRow>): TaskCue[] {
  const words = [...plain.matchAll(/\S+/g)];
  return words.flatMap(({ index }, first) => {
    const lengths = Array.from({ length: LONGEST_NAME - 1 }, (_, longer) => longer + 2);
    return lengths.flatMap((length): TaskCue[] => {
      const name = words.slice(first, first + length).map(([word]) => word);
      const task = name.length < length ? undefined : names.get(nameKey(name.join(' ')));
      if (task === undefined) return [];
      const tasks: TaskByKind = Object.fromEntries(task.inputModalities.map((kind) => [kind, task.id]));
      return [{ clarity: 'clear', says: null, tasks, at: index }];
    });
  });
}

function kindOf(name: string | undefined): ModalityName | null {
  return MODALITIES.find((kind) => kind === name) ?? null;
}
