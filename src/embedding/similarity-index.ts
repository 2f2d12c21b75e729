import { setImmediate } from 'node:timers/promises';
import { chunks } from '../platform/chunks';
import { compareText } from '../platform/compare-text';
import { finish, finishInSlices, sortInSteps } from '../platform/slices';
import type { Matrix, StoredMatrix, TensorBackend } from './types';

export interface IndexEntry {
  slug: string;
  /** Of length 1, from the encoder whose vectors are to be compared. */
  vector: Float32Array;
}

export interface Neighbour {
  slug: string;
  /** Cosine, from -1 to 1. */
  similarity: number;
}

/**
 * Similarities closer than this are one value: backends differ in their last digits, answers must
 * not.
 */
const RESOLUTION = 1e-5;

/** A similarity as it is compared: a whole number. */
export const comparable = (similarity: number): number => Math.round(similarity / RESOLUTION);

/** Entries copied between two pauses. */
const ENTRIES = 64;

/**
 * Entries of one matrix: its first product with a vector takes longest, since backends then bring
 * it into an order of their own.
 */
const BLOCK = 1024;

/** Exact nearest neighbours of unit vectors by matrix products; ties are broken by slug. */
export class SimilarityIndex {
  private constructor(
    private readonly backend: TensorBackend,
    private readonly slugs: readonly string[],
    private readonly dimensions: number,
    /** The entries in order, so many in each. */
    private readonly blocks: readonly StoredMatrix[],
  ) {}

  /**
   * Copies the vectors to the backend as [dimensions, entries] matrices: wasm is 8-10 times slower
   * with the transposed matrix.
   * @throws RangeError when the vectors differ in length.
   */
  static create(backend: TensorBackend, entries: readonly IndexEntry[]): SimilarityIndex {
    return finish(SimilarityIndex.steps(backend, entries));
  }

  /** As `create`, giving the event loop back every few milliseconds. */
  static createInSlices(backend: TensorBackend, entries: readonly IndexEntry[]): Promise<SimilarityIndex> {
    return finishInSlices(SimilarityIndex.steps(backend, entries));
  }

  private static *steps(
    backend: TensorBackend,
    entries: readonly IndexEntry[],
  ): Generator<void, SimilarityIndex> {
    const sorted = yield* sortInSteps(entries, (a, b) => compareText(a.slug, b.slug));
    const dimensions = sorted[0]?.vector.length ?? 0;
    for (const { slug, vector } of sorted)
      if (vector.length !== dimensions)
        throw new RangeError(`The vector of ${slug} has ${vector.length} dimensions, not ${dimensions}.`);
    const blocks: StoredMatrix[] = [];
    for (const block of chunks(sorted, BLOCK))
      blocks.push(backend.store(yield* asColumns(block, dimensions)));
    const slugs = sorted.map(({ slug }) => slug);
    return new SimilarityIndex(backend, slugs, dimensions, blocks);
  }

  get size(): number {
    return this.slugs.length;
  }

  /** For each vector the `first` entries of greatest cosine, best first. */
  async nearest(vectors: readonly Float32Array[], first: number): Promise<Neighbour[][]> {
    if (this.size === 0) return vectors.map(() => []);
    const products = await this.similarities(vectors);
    const found: Neighbour[][] = [];
    for (const row of products) {
      found.push(this.best(row, first));
      await setImmediate();
    }
    return found;
  }

  /** The cosine of each vector with every entry, in the order of the entries' slugs. */
  async similarities(vectors: readonly Float32Array[]): Promise<Float32Array[]> {
    const values = new Float32Array(vectors.length * this.dimensions);
    vectors.forEach((vector, row) => values.set(vector, row * this.dimensions));
    const left = { values, rows: vectors.length, columns: this.dimensions };
    const found = vectors.map(() => new Float32Array(this.size));
    for (const [place, block] of this.blocks.entries()) {
      if (place > 0) await setImmediate();
      const product = await this.backend.multiply(left, block);
      found.forEach((row, at) =>
        row.set(product.subarray(at * block.columns, (at + 1) * block.columns), place * BLOCK),
      );
    }
    return found;
  }

  dispose(): void {
    for (const block of this.blocks) block.dispose();
  }

  private best(row: Float32Array, first: number): Neighbour[] {
    // Slugs are sorted, so the order of positions is the order of slugs.
    const rounded = Array.from(row, comparable);
    return rounded
      .map((_, position) => position)
      .sort((a, b) => (rounded[b] ?? 0) - (rounded[a] ?? 0) || a - b)
      .slice(0, Math.max(0, first))
      .map((position) => ({ slug: this.slugs[position] ?? '', similarity: row[position] ?? 0 }));
  }
}

/** Yields wherever it could pause. */
function* asColumns(entries: readonly IndexEntry[], dimensions: number): Generator<void, Matrix> {
  const values = new Float32Array(dimensions * entries.length);
  for (const [column, { vector }] of entries.entries()) {
    vector.forEach((value, row) => (values[row * entries.length + column] = value));
    if (column % ENTRIES === 0) yield;
  }
  return { values, rows: dimensions, columns: entries.length };
}
