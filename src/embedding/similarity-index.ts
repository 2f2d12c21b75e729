import { compareText } from '../platform/compare-text';
import type { StoredMatrix, TensorBackend } from './types';

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

/** Exact nearest neighbours of unit vectors by one matrix product; ties are broken by slug. */
export class SimilarityIndex {
  private constructor(
    private readonly backend: TensorBackend,
    private readonly slugs: readonly string[],
    private readonly matrix: StoredMatrix,
  ) {}

  /**
   * Copies the vectors to the backend as a [dimensions, entries] matrix: wasm is 8-10 times slower
   * with the transposed matrix.
   * @throws RangeError when the vectors differ in length.
   */
  static create(backend: TensorBackend, entries: readonly IndexEntry[]): SimilarityIndex {
    const sorted = [...entries].sort((a, b) => compareText(a.slug, b.slug));
    const dimensions = sorted[0]?.vector.length ?? 0;
    const values = new Float32Array(dimensions * sorted.length);
    sorted.forEach(({ slug, vector }, column) => {
      if (vector.length !== dimensions) {
        throw new RangeError(`The vector of ${slug} has ${vector.length} dimensions, not ${dimensions}.`);
      }
      vector.forEach((value, row) => (values[row * sorted.length + column] = value));
    });
    const matrix = backend.store({ values, rows: dimensions, columns: sorted.length });
    return new SimilarityIndex(
      backend,
      sorted.map((entry) => entry.slug),
      matrix,
    );
  }

  get size(): number {
    return this.slugs.length;
  }

  /** For each vector the `first` entries of greatest cosine, best first. */
  async nearest(vectors: readonly Float32Array[], first: number): Promise<Neighbour[][]> {
    if (this.size === 0) return vectors.map(() => []);
    const products = await this.similarities(vectors);
    return products.map((row) => this.best(row, first));
  }

  /** The cosine of each vector with every entry, in the order of the entries' slugs. */
  async similarities(vectors: readonly Float32Array[]): Promise<Float32Array[]> {
    const columns = this.size;
    const values = new Float32Array(vectors.length * this.matrix.rows);
    vectors.forEach((vector, row) => values.set(vector, row * this.matrix.rows));
    const product = await this.backend.multiply(
      { values, rows: vectors.length, columns: this.matrix.rows },
      this.matrix,
    );
    return vectors.map((_, row) => product.slice(row * columns, (row + 1) * columns));
  }

  dispose(): void {
    this.matrix.dispose();
  }

  private best(row: Float32Array, first: number): Neighbour[] {
    // Slugs are sorted, so the order of positions is the order of slugs.
    const rounded = Array.from(row, (value) => Math.round(value / RESOLUTION));
    return rounded
      .map((_, position) => position)
      .sort((a, b) => (rounded[b] ?? 0) - (rounded[a] ?? 0) || a - b)
      .slice(0, Math.max(0, first))
      .map((position) => ({ slug: this.slugs[position] ?? '', similarity: row[position] ?? 0 }));
  }
}
