import { characterFeatures, conceptFeatures, stemCounts, wordFeatures } from './features';
import { addHashed } from './hashing';
import { Layout, STRUCTURED_BLOCKS, type WeightedBlock } from './layout';
import { loadLexicon, type Lexicon } from './lexicon';
import type { EncodableFacts, Encoder, TensorBackend } from './types';

/** Increase with any change that can change a vector. */
const REVISION = 2;

/** How the words of a text are encoded; another text encoder replaces all four. */
export const TEXT_BLOCKS: readonly WeightedBlock[] = [
  { names: ['words'], size: 192, weight: 0.8 },
  { names: ['characters'], size: 64, weight: 0.35 },
  { names: ['concepts'], size: 192, weight: 1.1 },
  { names: ['meaning'], size: 64, weight: 0.6 },
];

const LAYOUT = new Layout([...TEXT_BLOCKS, ...STRUCTURED_BLOCKS]);

/** The encoder that ships with the project: needs no download and no training at start. */
export function createEncoder(backend: TensorBackend, lexicon: Lexicon = loadLexicon()): Encoder {
  return new HashingEncoder(backend, lexicon);
}

/**
 * Each block is a unit vector times its weight, so a dot product is a weighted sum of the blocks'
 * cosines.
 */
class HashingEncoder implements Encoder {
  readonly version: string;
  readonly dimensions = LAYOUT.dimensions;
  readonly blocks = LAYOUT.blocks;

  constructor(
    private readonly backend: TensorBackend,
    private readonly lexicon: Lexicon,
  ) {
    const room = LAYOUT.block('concepts').end - LAYOUT.block('concepts').start;
    if (lexicon.conceptNames.length > room) {
      throw new RangeError(`${lexicon.conceptNames.length} concepts do not fit in ${room} dimensions.`);
    }
    if (lexicon.dimensions !== LAYOUT.block('meaning').end - LAYOUT.block('meaning').start) {
      throw new RangeError(
        `Word vectors have ${lexicon.dimensions} dimensions, which the layout has no room for.`,
      );
    }
    this.version = `rootstock-${REVISION}.${lexicon.version}`;
  }

  async encode(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    const meanings = await this.meanings(facts);
    return facts.map((fact, index) => this.assemble(fact, meanings[index]));
  }

  private assemble(facts: EncodableFacts, meaning: Float32Array | undefined): Float32Array {
    const vector = new Float32Array(this.dimensions);
    addHashed(vector, LAYOUT.block('words'), wordFeatures(facts, this.lexicon));
    addHashed(vector, LAYOUT.block('characters'), characterFeatures(facts, this.lexicon));
    const concepts = conceptFeatures(facts, this.lexicon);
    this.lexicon.conceptNames.forEach((name, index) => {
      vector[LAYOUT.block('concepts').start + index] = concepts.get(name) ?? 0;
    });
    if (meaning !== undefined) vector.set(meaning, LAYOUT.block('meaning').start);
    LAYOUT.addStructuredFacts(vector, facts, this.lexicon);
    return LAYOUT.weigh(vector);
  }

  /**
   * The rarity-weighted sum of the word vectors, for all facts in one product over the words that
   * occur.
   */
  private async meanings(facts: readonly EncodableFacts[]): Promise<Float32Array[]> {
    const counts = facts.map(stemCounts);
    const known = [...new Set(counts.flatMap((count) => [...count.keys()]))]
      .map((stem) => ({ stem, vector: this.lexicon.vector(stem) }))
      .filter((entry) => entry.vector !== undefined);
    const column = new Map(known.map(({ stem }, index) => [stem, index]));
    const bags = new Float32Array(facts.length * known.length);
    counts.forEach((count, row) => {
      for (const [stem, times] of count) {
        const position = column.get(stem);
        if (position === undefined) continue;
        bags[row * known.length + position] = Math.sqrt(times) * this.lexicon.idf(stem);
      }
    });
    const { dimensions } = this.lexicon;
    if (known.length === 0) return facts.map(() => new Float32Array(dimensions));
    const vectors = new Float32Array(known.length * dimensions);
    known.forEach(({ vector }, row) => vectors.set(vector ?? [], row * dimensions));
    const stored = this.backend.store({ values: vectors, rows: known.length, columns: dimensions });
    try {
      const sums = await this.backend.multiply(
        { values: bags, rows: facts.length, columns: known.length },
        stored,
      );
      return facts.map((_, row) => sums.slice(row * dimensions, (row + 1) * dimensions));
    } finally {
      stored.dispose();
    }
  }
}
