import { MODALITIES, type ModalityName } from '../../catalog';
import { TASK_WORDS, type Clarity, type TaskCue } from './task-cues';

/** A task that was worked out. */
export interface InferredTask {
  /** Of the taxonomy. */
  id: string;
  /** How sure it is, 0 to 1. */
  confidence: number;
}

/** How sure a task is that is said so clearly, and no other. */
const SURE: Record<Clarity, number> = { clear: 0.9, likely: 0.7, hint: 0.5 };
/** ... and what it loses where another is said as clearly. */
const RIVAL = 0.2;
/** Where nothing speaks of a task, the usual one of the kind of data is no more than a guess. */
const USUAL_SURE = 0.3;

/**
 * The task that the words mean on a kind of data; null where they say none.
 * @param cues clearest first, as `taskCues` gives them
 */
export function taskInWords(cues: readonly TaskCue[], kind: ModalityName): InferredTask | null {
  const said = cues.flatMap(({ clarity, tasks }) => {
    const id = tasks[kind];
    return id === undefined ? [] : [{ clarity, id }];
  });
  const [best] = said;
  if (best === undefined) return null;
  const hasRival = said.some(({ clarity, id }) => clarity === best.clarity && id !== best.id);
  return { id: best.id, confidence: SURE[best.clarity] - (hasRival ? RIVAL : 0) };
}

/** Whether the words say more than a hint, so that nothing else needs to be looked at. */
export const isSaid = (task: InferredTask | null): boolean => task !== null && task.confidence > SURE.hint;

/**
 * The task of a description: by its words where they say it; else by the datasets near it; else the
 * usual one of that kind of data.
 * @param near the task of the nearest datasets, with its share of them; null where there are none
 * @returns null for a kind of data without a usual task, where nothing else speaks
 */
export function inferTask(
  cues: readonly TaskCue[],
  kind: ModalityName,
  near: InferredTask | null = null,
): InferredTask | null {
  const said = taskInWords(cues, kind);
  if (isSaid(said)) return said;
  // Of a hint and the datasets near, the surer one counts.
  const likelier = near !== null && near.confidence > (said?.confidence ?? USUAL_SURE) ? near : said;
  if (likelier !== null) return likelier;
  const usual = TASK_WORDS.usual[kind];
  return usual === undefined ? null : { id: usual, confidence: USUAL_SURE };
}

/**
 * The kind of data that the clearest words for a task speak of; null where they go with several
 * kinds, or are no more than hints.
 */
export function kindInCues(cues: readonly TaskCue[]): ModalityName | null {
  const [clearest] = cues;
  if (clearest === undefined || clearest.clarity === 'hint') return null;
  return cues.find(({ clarity, says }) => clarity === clearest.clarity && says !== null)?.says ?? null;
}

/** The kinds of data that any words for a task speak of: by themselves, or by their only task. */
export function kindsOfCues(cues: readonly TaskCue[]): Set<ModalityName> {
  return new Set(
    cues.flatMap(({ says, clarity, tasks }) => {
      const kinds = MODALITIES.filter((kind) => tasks[kind] !== undefined);
      return says ?? (clarity === 'clear' && kinds.length === 1 ? kinds : []);
    }),
  );
}
