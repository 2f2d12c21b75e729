import type { BaseKernel, TermSums } from './base-kernel';
import { groupStarts, type EvidenceTable } from './evidence-table';
import type { KindKernel } from './kind-kernel';
import { rowProduct } from './linear-algebra';

/** The results whose rows of a product are wanted, in order of kind. */
export interface ResultRows {
  order: Int32Array;
  /** By kind, its first place in `order`; one more at the end. */
  firstOf: Int32Array;
}

/** Rows of a product between two steps. */
const ROWS = 512;

/** Of a matrix that is written out: a fraction of a millisecond. */
const ROWS_AT_ONCE = 64;

/** Up to so many bases their covariances are kept as a matrix, which is 128 MB at most. */
const DENSE_BASES = 4096;

/**
 * K + N over all comparable results: K = K_base x K_kind + s2 affinity affinity', N the noise and
 * the level of each column, which is the same for all its results. Its products with a vector go by
 * structure: first over the kinds inside each base, then over the bases, so that it is never
 * written out.
 */
export class EvidenceCovariance {
  private rows: ResultRows | undefined;
  /** Of every two bases of the table, row-major. */
  private dense: Float64Array | undefined;
  private sums: TermSums | undefined;
  private readonly kindRow: Float64Array;
  private readonly byBase: Float64Array;
  private readonly byColumn: Float64Array;

  constructor(
    readonly table: EvidenceTable,
    /** `positions` are those of the table's bases in the kernel. */
    readonly kernels: { bases: BaseKernel; positions: Int32Array; kinds: KindKernel },
    /** By result; the variance is that of what a base gains per unit of affinity. */
    readonly perResult: {
      noise: Float64Array;
      affinity: Float64Array;
      affinityVariance: number;
      /** By column: variance of what is the same for all its results. */
      level: Float64Array;
    },
  ) {
    this.byColumn = new Float64Array(table.columns.length);
    this.kindRow = new Float64Array(kernels.kinds.count);
    this.byBase = new Float64Array(table.bases.length);
  }

  /**
   * (K + N) times a vector; only the wanted rows of `out` are written. Yields wherever it could
   * pause.
   */
  *multiply(
    vector: Float64Array,
    out: Float64Array,
    rows: ResultRows = this.allRows(),
  ): Generator<void, void> {
    const { affinity, noise, affinityVariance, level } = this.perResult;
    const { columnOf } = this.table;
    const { byColumn } = this;
    byColumn.fill(0);
    for (let i = 0; i < vector.length; i++) {
      const column = columnOf[i] ?? 0;
      byColumn[column] = (byColumn[column] ?? 0) + (level[column] ?? 0) * (vector[i] ?? 0);
    }
    let gained = 0;
    for (let i = 0; i < vector.length; i++) gained += (affinity[i] ?? 0) * (vector[i] ?? 0);
    gained *= affinityVariance;
    for (let kind = 0; kind < this.kindRow.length; kind++) {
      const from = rows.firstOf[kind] ?? 0;
      const to = rows.firstOf[kind + 1] ?? 0;
      if (from === to) continue;
      this.sumKinds(kind, vector);
      yield;
      yield* this.sumBases(out, rows.order.subarray(from, to));
    }
    for (const i of rows.order)
      out[i] =
        (out[i] ?? 0) +
        gained * (affinity[i] ?? 0) +
        (byColumn[columnOf[i] ?? 0] ?? 0) +
        (noise[i] ?? 0) * (vector[i] ?? 0);
  }

  private allRows(): ResultRows {
    this.rows ??= orderByKind(this.table, () => true);
    return this.rows;
  }

  /**
   * Lower triangle, row-major, of the covariance of some results, noise included. Yields wherever
   * it could pause.
   */
  *among(results: Int32Array): Generator<void, Float64Array> {
    const { baseOf, kindOf } = this.table;
    const { noise, affinity, affinityVariance } = this.perResult;
    const size = results.length;
    const matrix = new Float64Array(size * size);
    const kinds = picked(kindOf, results);
    const columns = picked(this.table.columnOf, results);
    const own = new Float64Array(size);
    for (let i = 0; i < size; i++) own[i] = affinity[results[i] ?? 0] ?? 0;
    const { places, count, byBase } = this.amongBases(picked(baseOf, results));
    yield;
    for (let row = 0; row < size; row++) {
      const out = matrix.subarray(row * size, row * size + row + 1);
      this.kernels.kinds.betweenAll(kinds[row] ?? 0, kinds, out);
      const gain = affinityVariance * (own[row] ?? 0);
      const offset = (places[row] ?? 0) * count;
      const column = columns[row] ?? 0;
      const level = this.perResult.level[column] ?? 0;
      for (let i = 0; i <= row; i++) {
        const shared = (out[i] ?? 0) * (byBase[offset + (places[i] ?? 0)] ?? 0) + gain * (own[i] ?? 0);
        out[i] = columns[i] === column ? shared + level : shared;
      }
      out[row] = (out[row] ?? 0) + (noise[results[row] ?? 0] ?? 0);
      if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield;
    }
    return matrix;
  }

  /** Covariance of the bases of a list, in which few may come often: their places in a matrix. */
  private amongBases(bases: Int32Array): { places: Int32Array; count: number; byBase: Float64Array } {
    const { bases: kernel, positions } = this.kernels;
    const index = new Map<number, number>();
    const places = new Int32Array(bases.length);
    const known = new Int32Array(bases.length);
    for (let i = 0; i < places.length; i++) {
      const base = bases[i] ?? 0;
      const place = index.get(base) ?? index.size;
      places[i] = place;
      if (place < index.size) continue;
      index.set(base, place);
      known[place] = positions[base] ?? 0;
    }
    const count = index.size;
    const matrix = new Float64Array(count * count);
    kernel.rows(known.subarray(0, count), matrix);
    return { places, count, byBase: matrix };
  }

  /** By base: its results, each times its covariance with the kind. */
  private sumKinds(kind: number, vector: Float64Array): void {
    const { kindOf, firstOf } = this.table;
    const { kindRow, byBase } = this;
    this.kernels.kinds.row(kind, kindRow);
    for (let base = 0; base < byBase.length; base++) {
      const end = firstOf[base + 1] ?? 0;
      let sum = 0;
      for (let i = firstOf[base] ?? 0; i < end; i++) sum += (kindRow[kindOf[i] ?? 0] ?? 0) * (vector[i] ?? 0);
      byBase[base] = sum;
    }
  }

  private *sumBases(out: Float64Array, results: Int32Array): Generator<void, void> {
    const { baseOf } = this.table;
    const { byBase } = this;
    if (byBase.length <= DENSE_BASES) {
      const dense = (this.dense ??= yield* denseBases(this.kernels));
      for (let from = 0; from < results.length; from += ROWS) {
        for (const i of results.subarray(from, from + ROWS))
          out[i] = rowProduct(dense, (baseOf[i] ?? 0) * byBase.length, byBase);
        yield;
      }
      return;
    }
    const { bases, positions } = this.kernels;
    this.sums ??= bases.createSums('known');
    const { sums } = this;
    yield* bases.sum(positions, byBase, sums);
    for (const i of results) {
      const base = baseOf[i] ?? 0;
      const position = positions[base] ?? 0;
      let sum = (bases.own[position] ?? 0) * (byBase[base] ?? 0);
      bases.terms.forEach(({ values }, term) => (sum += sums[term]?.[values.of[position] ?? 0] ?? 0));
      out[i] = sum;
    }
  }
}

function picked(values: Int32Array, places: Int32Array): Int32Array {
  const out = new Int32Array(places.length);
  for (let i = 0; i < out.length; i++) out[i] = values[places[i] ?? 0] ?? 0;
  return out;
}

/** Those results of the table that are wanted, in order of kind. */
export function orderByKind(table: EvidenceTable, isWanted: (result: number) => boolean): ResultRows {
  const count = table.kinds.length;
  const wanted = Array.from(table.kindOf.keys()).filter(isWanted);
  const order = Int32Array.from(wanted).sort(
    (a, b) => (table.kindOf[a] ?? 0) - (table.kindOf[b] ?? 0) || a - b,
  );
  return {
    order,
    firstOf: groupStarts(
      order.map((result) => table.kindOf[result] ?? 0),
      count,
    ),
  };
}

function* denseBases({
  bases,
  positions,
}: {
  bases: BaseKernel;
  positions: Int32Array;
}): Generator<void, Float64Array> {
  const size = positions.length;
  const matrix = new Float64Array(size * size);
  const values = bases.valuesOf(positions);
  for (const [row, position] of positions.entries()) {
    bases.row(position, positions, matrix.subarray(row * size, (row + 1) * size), values);
    yield;
  }
  return matrix;
}
