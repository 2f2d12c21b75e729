import type { Modality } from '../schema-types';

/** The Hub's words for kinds of data; it has none for graphs and molecules. */
const WORDS: Readonly<Record<Modality, string | null>> = {
  IMAGE: 'image',
  TEXT: 'text',
  AUDIO: 'audio',
  VIDEO: 'video',
  TABULAR: 'tabular',
  TIME_SERIES: 'timeseries',
  GRAPH: null,
  MOLECULE: null,
  POINT_CLOUD: '3d',
};

export const wordOfModality = (modality: Modality): string | null => WORDS[modality];

const isModality = (name: string): name is Modality => Object.hasOwn(WORDS, name);

/** The kind of data that a word of the Hub means; undefined for none. */
export const modalityOf = (word: string): Modality | undefined =>
  Object.keys(WORDS)
    .filter(isModality)
    .find((modality) => WORDS[modality] === word.toLowerCase());
