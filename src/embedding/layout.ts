import { nameFeatures } from './features';
import { addHashed } from './hashing';
import { unit, type Lexicon } from './lexicon';
import type { EncodableFacts, EncodingBlock } from './types';

export type BlockName = EncodingBlock['name'];

/**
 * A stretch of a vector and its weight; the squared weights are the blocks' shares of a whole
 * cosine.
 */
export interface WeightedBlock {
  names: readonly BlockName[];
  size: number;
  weight: number;
}

/** The blocks of tasks, modalities and domains, which every encoder encodes in the same way. */
export const STRUCTURED_BLOCKS: readonly WeightedBlock[] = [
  { names: ['task'], size: 112, weight: 0.35 },
  { names: ['modality'], size: 16, weight: 0.3 },
  { names: ['domain'], size: 128, weight: 0.35 },
];

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

/** Blocks one after another in one vector. */
export class Layout {
  readonly blocks: readonly EncodingBlock[];
  readonly dimensions: number;

  constructor(private readonly weighted: readonly WeightedBlock[]) {
    const starts = weighted.map((_, index) => sizeOf(weighted.slice(0, index)));
    this.blocks = weighted.flatMap(({ names, size }, index) => {
      const start = starts[index] ?? 0;
      return names.map((name) => ({ name, start, end: start + size }));
    });
    this.dimensions = sizeOf(weighted);
  }

  block(name: BlockName): EncodingBlock {
    const block = this.blocks.find((candidate) => candidate.name === name);
    if (block === undefined) throw new RangeError(`No block ${name}.`);
    return block;
  }

  /** Writes the blocks of task, modality and domain, which must be in the layout. */
  addStructuredFacts(vector: Float32Array, facts: EncodableFacts, lexicon: Lexicon): void {
    addHashed(vector, this.block('task'), nameFeatures(facts.tasks ?? [], lexicon));
    for (const modality of facts.modalities ?? []) {
      const position = MODALITIES.indexOf(modality.toUpperCase());
      if (position >= 0) vector[this.block('modality').start + position] = 1;
    }
    addHashed(vector, this.block('domain'), nameFeatures(facts.domainPath ?? [], lexicon));
  }

  /** Makes each block a unit vector times its weight and the whole one of length 1, in place. */
  weigh(vector: Float32Array): Float32Array {
    for (const { names, weight } of this.weighted) {
      const [name] = names;
      if (name === undefined) continue;
      const { start, end } = this.block(name);
      unit(vector, start, end);
      for (let i = start; i < end; i++) vector[i] = (vector[i] ?? 0) * weight;
    }
    return unit(vector);
  }
}

const sizeOf = (blocks: readonly WeightedBlock[]): number => blocks.reduce((sum, { size }) => sum + size, 0);
