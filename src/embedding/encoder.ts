import { characterFeatures, conceptFeatures, nameFeatures, stemCounts, wordFeatures } from './features';
import { addHashed } from './hashing';
import { loadLexicon, unit, type Lexicon } from './lexicon';
import type { EncodableFacts, Encoder, EncodingBlock, TensorBackend } from './types';

/** Raise with any change that can change a vector. */
const REVISION = 2;

/** Size and weight of each block; the squared weights are the blocks' shares of a whole cosine. */
const LAYOUT = [
  { name: 'words', size: 192, weight: 0.8 },
  { name: 'characters', size: 64, weight: 0.35 },
  { name: 'concepts', size: 192, weight: 1.1 },
  { name: 'meaning', size: 64, weight: 0.6 },
  { name: 'task', size: 112, weight: 0.35 },
  { name: 'modality', size: 16, weight: 0.3 },
  { name: 'domain', size: 128, weight: 0.35 },
] as const;

const MODALITIES = [
  'IMAGE',
  'TEXT',
  'AUDIO',
  'VIDEO',
  'TABULAR',
  'TIME_SERIES',
  'GRAPH',
  'MOLECULE',
  'POINT_CLOUD',
];

type BlockName = EncodingBlock['name'];

const BLOCKS: readonly EncodingBlock[] = LAYOUT.map(({ name, size }, index) => {
  const start = LAYOUT.slice(0, index).reduce((sum, block) => sum + block.size, 0);
  return { name, start, end: start + size };
});

/** The encoder that ships with the project: needs no download and no training at start. */
export function createEncoder(backend: TensorBackend, lexicon: Lexicon = loadLexicon()): Encoder {
  return new HashingEncoder(backend, lexicon);
}

/** Each block is a unit vector times its weight, so a dot product is a weighted sum of the blocks' cosines. */
class HashingEncoder implements Encoder {
  readonly version: string;
  readonly dimensions = BLOCKS.at(-1)?.end ?? 0;
  readonly blocks = BLOCKS;

  constructor(
    private readonly backend: TensorBackend,
    private readonly lexicon: Lexicon,
  ) {
    const room = blockOf('concepts').end - blockOf('concepts').start;
    if (lexicon.conceptNames.length > room) {
      throw new RangeError(`${lexicon.conceptNames.length} concepts do not fit in ${room} dimensions.`);
    }
    if (lexicon.dimensions !== blockOf('meaning').end - blockOf('meaning').start) {
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
    addHashed(vector, blockOf('words'), wordFeatures(facts, this.lexicon));
    addHashed(vector, blockOf('characters'), characterFeatures(facts, this.lexicon));
    const concepts = conceptFeatures(facts, this.lexicon);
    this.lexicon.conceptNames.forEach((name, index) => {
      vector[blockOf('concepts').start + index] = concepts.get(name) ?? 0;
    });
    if (meaning !== undefined) vector.set(meaning, blockOf('meaning').start);
    addHashed(vector, blockOf('task'), nameFeatures(facts.tasks ?? [], this.lexicon));
    for (const modality of facts.modalities ?? []) {
      const position = MODALITIES.indexOf(modality.toUpperCase());
      if (position >= 0) vector[blockOf('modality').start + position] = 1;
    }
    addHashed(vector, blockOf('domain'), nameFeatures(facts.domainPath ?? [], this.lexicon));
    LAYOUT.forEach(({ weight }, index) => {
      const block = BLOCKS[index];
      if (block === undefined) return;
      unit(vector, block.start, block.end);
      for (let i = block.start; i < block.end; i++) vector[i] = (vector[i] ?? 0) * weight;
    });
    return unit(vector);
  }

  /** The rarity-weighted sum of the word vectors, for all facts in one product over the words that occur. */
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

function blockOf(name: BlockName): EncodingBlock {
  const block = BLOCKS.find((candidate) => candidate.name === name);
  if (block === undefined) throw new RangeError(`No block ${name}.`);
  return block;
}
