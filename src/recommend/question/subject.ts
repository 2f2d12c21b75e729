import type { Familiarity } from '../../embedding';
import { modalityWords } from '../knowledge/modality-words';
import type { TaskCue } from './task-cues';

/**
 * A text that speaks neither of data nor of a task must be this well covered by what the catalogue
 * knows: share of its words times similarity of the nearest domain. Of ordinary sentences few reach
 * 0.4; names of subjects such as "skin cancer" do.
 */
const COVERAGE_WITHOUT_CUE = 0.4;

/**
 * Whether a text is about a subject that the catalogue's domains cover.
 * @param nearest similarity of the text to its nearest domain
 */
export function knowsSubject(
  text: string,
  nearest: number,
  { cues, familiarity }: { cues: readonly TaskCue[]; familiarity: Familiarity },
): boolean {
  if (!familiarity.isFamiliar(text, nearest)) return false;
  const hasCue = cues.length > 0 || modalityWords(text).size > 0;
  return hasCue || familiarity.coverage(text).share * nearest >= COVERAGE_WITHOUT_CUE;
}
