import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { append } from '../platform/group-by';
import { contentStems } from './words';

const WORDS_FILE = z.object({
  version: z.string(),
  /** Inverse document frequency of a stem that is in no document. */
  unseenIdf: z.number().positive(),
  dimensions: z.number().int().positive(),
  stems: z.array(z.string()),
  idf: z.array(z.number().nonnegative()),
  /** One row of signed bytes per stem, base64. */
  vectors: z.string(),
});
const CONCEPTS_FILE = z.record(z.string(), z.array(z.string()));

/**
 * What the encoder knows of words: how rare they are, which mean the same, and which occur
 * together.
 */
export interface Lexicon {
  readonly version: string;
  readonly dimensions: number;
  /** Names of all groups of like words, in a fixed order. */
  readonly conceptNames: readonly string[];
  idf(stem: string): number;
  /**
   * Names of the groups of like words that a stem, or two neighbouring stems with a space between,
   * are in.
   */
  concepts(term: string): readonly string[];
  /** The stem's row, of length 1; undefined for an unknown stem. */
  vector(stem: string): Float32Array | undefined;
}

/** Reads the files that ship in `data/`; scripts/build-encoder.ts makes words.json. */
export function loadLexicon(folder = path.join(__dirname, 'data')): Lexicon {
  const words = WORDS_FILE.parse(readJson(path.join(folder, 'words.json')));
  const groups = CONCEPTS_FILE.parse(readJson(path.join(folder, 'concepts.json')));
  const position = new Map(words.stems.map((stem, index) => [stem, index]));
  const bytes = Buffer.from(words.vectors, 'base64');
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const concepts = conceptsByTerm(groups);
  return {
    version: words.version,
    dimensions: words.dimensions,
    conceptNames: Object.keys(groups).sort(),
    idf: (stem) => words.idf[position.get(stem) ?? -1] ?? words.unseenIdf,
    concepts: (term) => concepts.get(term) ?? [],
    vector: (stem) => {
      const index = position.get(stem);
      if (index === undefined) return undefined;
      return unit(Float32Array.from(rows.subarray(index * words.dimensions, (index + 1) * words.dimensions)));
    },
  };
}

function conceptsByTerm(groups: Record<string, string[]>): Map<string, string[]> {
  const byTerm = new Map<string, string[]>();
  for (const [name, members] of Object.entries(groups)) {
    for (const term of new Set(members.map((member) => contentStems(member).join(' ')))) {
      append(byTerm, term, name);
    }
  }
  return byTerm;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Scales to length 1 in place; a vector of zeros stays. */
export function unit(vector: Float32Array, start = 0, end = vector.length): Float32Array {
  let squares = 0;
  for (let i = start; i < end; i++) squares += (vector[i] ?? 0) ** 2;
  if (squares === 0) return vector;
  const scale = 1 / Math.sqrt(squares);
  for (let i = start; i < end; i++) vector[i] = (vector[i] ?? 0) * scale;
  return vector;
}
