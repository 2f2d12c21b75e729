import { MODALITIES, type ModalityName } from '../../catalog';
import words from './data/modality-words.json';

/**
 * Words by which people say what their data are, as they stand in a sentence; `*` stands for any
 * ending. Compounds are in one word.
 */
const WORDS: Readonly<Record<ModalityName, readonly string[]>> = words;

const PATTERNS = MODALITIES.map((modality) => ({
  modality,
  pattern: new RegExp(`(?<![a-z0-9])(?:${alternatives(WORDS[modality])})(?![a-z0-9])`, 'g'),
}));
const KNOWN_WORD = new RegExp(`^(?:${alternatives(Object.values(WORDS).flat())})$`);

function alternatives(of: readonly string[]): string {
  return of.join('|').replaceAll('*', '[a-z]*');
}

/**
 * Writes compounds in one word where that word is known and its first half says nothing:
 * `hand-written` and `time series` are `handwritten` and `timeseries`, neither writing nor a
 * series.
 */
function joinCompounds(text: string): string {
  return text.replace(/([a-z]+)[- ](?=([a-z]+))/g, (apart: string, first: string, second: string) =>
    !KNOWN_WORD.test(first) && KNOWN_WORD.test(first + second) ? first : apart,
  );
}

/** Not what data are made of: nobody films a video game, and what is told of films is written. */
const VIDEO_GAME = /(?<![a-z])video[- ]?games?(?![a-z])/g;
const OF_FILMS = /(?<![a-z])(?:film|movie)s? (?=(?:plot|title|script|critic|synops|dialogue|rating))/g;
/**
 * Nouns that say what the data are whatever stands before them: "film reviews" are text, "drone
 * footage" is video.
 */
const HEADS =
  'reviews?|reports?|lyrics|transcripts?|subtitles?|screenshots?|photos?|photographs?|pictures?|images?|footage';
const BEFORE_HEAD = new RegExp(`(?<![a-z])(?!(?:scan|hand)[a-z]* )[a-z]+(?: )(?=(?:${HEADS})(?![a-z]))`, 'g');

/** How many different words of a text name each modality; only those that any word names. */
export function modalityWords(text: string): Map<ModalityName, number> {
  const plain = joinCompounds(text.toLowerCase())
    .replace(VIDEO_GAME, '')
    .replace(OF_FILMS, 'text ')
    .replace(BEFORE_HEAD, '');
  const counts = PATTERNS.map(
    ({ modality, pattern }) => [modality, new Set(plain.match(pattern)).size] as const,
  );
  return new Map(counts.filter(([, words]) => words > 0));
}
