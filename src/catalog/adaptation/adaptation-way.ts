import type { ModalityName } from '../vocabulary';
import table from './data/adaptation-ways.json';
import type { KindFacts, ModelKindName } from './model-kind';

/** How a base of some kind comes to a task. */
export const ADAPTATION_WAYS = ['DIRECT', 'HEAD', 'BACKBONE', 'GENERATIVE', 'NONE'] as const;
export type AdaptationWayName = (typeof ADAPTATION_WAYS)[number];

/** How a model of one kind comes to one task. */
export interface Way {
  /** Null where the kind of the model is not known. */
  readonly way: AdaptationWayName | null;
  /** What to do, or why it can't be done, in one sentence. */
  readonly text: string;
  /** Where that is written; null where there is nothing to cite. */
  readonly source: string | null;
  /** Whether it is taken only where no base comes to the task in another way. */
  readonly isFallback: boolean;
}

/** What of a base, besides its kind, can tell its way. */
export type BaseFacts = Partial<Pick<KindFacts, 'architectureFamily' | 'tasks' | 'outputModalities'>>;

/**
 * How models of some kinds come to a task. The first line that holds decides. A line that asks for
 * a family or a task of the base holds only where that is known; kinds of data that are not known
 * rule nothing out.
 */
export interface WayLine {
  readonly kinds: readonly string[];
  /** Kinds of input of which the target must have one. */
  readonly inputs?: readonly string[];
  /** Kinds of input that the target must not have. */
  readonly without?: readonly string[];
  /** Architecture families, in lower case, of which the base must be one. */
  readonly families?: readonly string[];
  /** Architecture families, in lower case, of which the base must be none. */
  readonly exceptFamilies?: readonly string[];
  /** Tasks of which the base must do one already. */
  readonly baseTasks?: readonly string[];
  /** Kinds of output of which the base must make one. */
  readonly outputs?: readonly string[];
  /**
   * Taken only where no base comes to the task in another way, or where nothing is there to train
   * on.
   */
  readonly fallback?: boolean;
  readonly way: string;
  readonly text: string;
  readonly source: string;
}

/** What the table says of some tasks. */
export interface TaskWays {
  readonly tasks: readonly string[];
  /** What such a model is called, with its article: `an object detector`. */
  readonly model: string;
  /** Tasks of one group are alike in what they ask of a model. */
  readonly group: string;
  /** Kinds that are in no line have no way to these tasks. */
  readonly ways: readonly WayLine[];
}

interface WayTable {
  /** What models of a kind are called, with the article: `a text encoder`. */
  readonly kinds: Readonly<Record<string, string | undefined>>;
  readonly tasks: readonly TaskWays[];
}

const TABLE: WayTable = table;
const BY_TASK = new Map(TABLE.tasks.flatMap((one) => one.tasks.map((task) => [task, one] as const)));
const UNKNOWN_KIND: Way = {
  way: null,
  text: 'What kind of model this is, and so how it comes to the task, is not known.',
  source: null,
  isFallback: false,
};

/** What models of a kind are called in sentences, with the article. */
export const kindInWords = (kind: ModelKindName): string => TABLE.kinds[kind] ?? 'a model';

/** The group of a task; null for a task that is not in the table. */
export const taskGroup = (taskId: string): string | null => BY_TASK.get(taskId)?.group ?? null;

/**
 * How a model of a kind comes to a task.
 * @param taskId of the taxonomy
 * @param inputs kinds of input of the target; any where none is given
 * @param base what else is known of the model: a generator of sound makes no images, and a
 *   detector of boxes finds no points
 */
export function wayTo(
  kind: ModelKindName | null,
  taskId: string,
  inputs: readonly ModalityName[] = [],
  base: BaseFacts = {},
): Way {
  if (kind === null) return UNKNOWN_KIND;
  const task = BY_TASK.get(taskId);
  const lines = task?.ways.filter((one) => one.kinds.includes(kind) && isFor(one, base)) ?? [];
  const line = lines.find((one) => takes(one, inputs));
  const way = ADAPTATION_WAYS.find((one) => one === line?.way);
  if (line !== undefined && way !== undefined)
    return { way, text: line.text, source: line.source, isFallback: line.fallback === true };
  const [first = '', ...rest] = kindInWords(kind);
  const what = task?.model ?? 'a model for this task';
  const onlyThese = lines.some((one) => one.way !== 'NONE') ? ' for such data' : '';
  return {
    way: 'NONE',
    text: `${first.toUpperCase()}${rest.join('')} can't become ${what}${onlyThese}.`,
    source: null,
    isFallback: false,
  };
}

/** What tells how a model of the catalogue comes to tasks. */
export interface Adaptable {
  readonly kind: ModelKindName | null;
  readonly architectureFamily: string | null;
  readonly taskIds: readonly string[];
  readonly inputModalities: readonly ModalityName[];
  readonly outputModalities: readonly ModalityName[];
}

/**
 * How a model comes to a task with data that it takes; with any data, where it is not known to take
 * such.
 */
export function wayOf(model: Adaptable, taskId: string): Way {
  const { kind, architectureFamily, taskIds: tasks, inputModalities, outputModalities } = model;
  const base = { architectureFamily, tasks, outputModalities };
  const own = wayTo(kind, taskId, inputModalities, base);
  return own.way === 'NONE' ? wayTo(kind, taskId, [], base) : own;
}

const takes = ({ inputs, without }: WayLine, given: readonly ModalityName[]): boolean =>
  holds(inputs, given) && !given.some((input) => without?.includes(input));

function isFor({ families, exceptFamilies, baseTasks, outputs }: WayLine, base: BaseFacts): boolean {
  const family = base.architectureFamily?.toLowerCase();
  return (
    (families === undefined || (family !== undefined && families.includes(family))) &&
    (family === undefined || exceptFamilies?.includes(family) !== true) &&
    (baseTasks === undefined || base.tasks?.some((task) => baseTasks.includes(task)) === true) &&
    holds(outputs, base.outputModalities ?? [])
  );
}

/** Whether one of the words is wanted, none is wanted in particular, or nothing is known. */
const holds = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
  wanted === undefined || has.length === 0 || has.some((word) => wanted.includes(word));
