import type { ModalityName } from '../vocabulary';
import table from './data/adaptation-ways.json';
import type { ModelKindName } from './model-kind';

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
}

/** What the table says of some tasks. */
export interface TaskWays {
  readonly tasks: readonly string[];
  /** What such a model is called, with its article: `an object detector`. */
  readonly model: string;
  /** Tasks of one group are alike in what they ask of a model. */
  readonly group: string;
  /** Kinds that are in no line have no way to these tasks. */
  readonly ways: readonly {
    readonly kinds: readonly string[];
    /** Kinds of input of which the target must have one, for the line to hold. */
    readonly inputs?: readonly string[];
    readonly way: string;
    readonly text: string;
    readonly source: string;
  }[];
}

interface WayTable {
  /** What models of a kind are called, with the article: `a text encoder`. */
  readonly kinds: Readonly<Record<string, string | undefined>>;
  readonly tasks: readonly TaskWays[];
}

const TABLE: WayTable = table;
const BY_TASK = new Map(TABLE.tasks.flatMap((one) => one.tasks.map((task) => [task, one] as const)));

/** What models of a kind are called in sentences, with the article. */
export const kindInWords = (kind: ModelKindName): string => TABLE.kinds[kind] ?? 'a model';

/** The group of a task; null for a task that is not in the table. */
export const taskGroup = (taskId: string): string | null => BY_TASK.get(taskId)?.group ?? null;

/**
 * How a model of a kind comes to a task.
 * @param taskId of the taxonomy
 * @param inputs kinds of input of the target; any where none is given
 */
export function wayTo(kind: ModelKindName | null, taskId: string, inputs: readonly ModalityName[] = []): Way {
  const task = BY_TASK.get(taskId);
  if (kind === null)
    return {
      way: null,
      text: 'What kind of model this is, and so how it comes to the task, is not known.',
      source: null,
    };
  const line = task?.ways.find(
    (one) =>
      one.kinds.includes(kind) &&
      (one.inputs === undefined ||
        inputs.length === 0 ||
        inputs.some((input) => one.inputs?.includes(input))),
  );
  const way = ADAPTATION_WAYS.find((one) => one === line?.way);
  if (line === undefined || way === undefined) {
    const model = task?.model ?? 'a model for this task';
    const [first = '', ...rest] = kindInWords(kind);
    return {
      way: 'NONE',
      text: `${first.toUpperCase()}${rest.join('')} can't become ${model}.`,
      source: null,
    };
  }
  return { way, text: line.text, source: line.source };
}
