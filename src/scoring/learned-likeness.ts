import { groupStarts, type EvidenceTable } from './evidence-table';

/**
 * How alike bases did on the targets they were measured on together: the inner products of their
 * standardised values, each divided by the root of how many results its base has. This is a
 * covariance, since it is a product of one matrix with its transpose. The target that is asked
 * about is left out: what was measured there is taken in by itself.
 */
export class LearnedLikeness {
  /** By result, its value divided by that root. */
  private readonly shared: Float64Array;
  /** Results in order of column, and where each column begins. */
  private readonly byColumn: Int32Array;
  private readonly firstOfColumn: Int32Array;

  constructor(private readonly table: EvidenceTable) {
    const { firstOf, z, columnOf, columns } = table;
    this.shared = new Float64Array(z.length);
    for (let base = 0; base < table.bases.length; base++) {
      const [from, to] = [firstOf[base] ?? 0, firstOf[base + 1] ?? 0];
      for (let i = from; i < to; i++) this.shared[i] = (z[i] ?? 0) / Math.sqrt(to - from);
    }
    this.byColumn = Int32Array.from(columnOf.keys()).sort(
      (a, b) => (columnOf[a] ?? 0) - (columnOf[b] ?? 0) || a - b,
    );
    this.firstOfColumn = groupStarts(
      this.byColumn.map((result) => columnOf[result] ?? 0),
      columns.length,
    );
  }

  /**
   * Of a base of the table with itself.
   * @param without position of the target that is left out; -1 for none
   */
  variance(base: number, without: number): number {
    const { firstOf, columnOf } = this.table;
    const end = firstOf[base + 1] ?? 0;
    let total = 0;
    // Results of a base stand in order of column.
    for (let i = firstOf[base] ?? 0; i < end;) {
      const column = columnOf[i] ?? 0;
      let sum = 0;
      for (; i < end && columnOf[i] === column; i++) sum += this.shared[i] ?? 0;
      if (!this.isOf(without, column)) total += sum ** 2;
    }
    return total;
  }

  /** Of a base with every base, by base of the table. */
  column(base: number, without: number): Float64Array {
    const { firstOf, columnOf, baseOf } = this.table;
    const out = new Float64Array(this.table.bases.length);
    for (let i = firstOf[base] ?? 0; i < (firstOf[base + 1] ?? 0); i++) {
      const column = columnOf[i] ?? 0;
      if (this.isOf(without, column)) continue;
      const end = this.firstOfColumn[column + 1] ?? 0;
      for (let at = this.firstOfColumn[column] ?? 0; at < end; at++) {
        const other = this.byColumn[at] ?? 0;
        const to = baseOf[other] ?? 0;
        out[to] = (out[to] ?? 0) + (this.shared[i] ?? 0) * (this.shared[other] ?? 0);
      }
    }
    return out;
  }

  private isOf(target: number, column: number): boolean {
    const { kinds, kindOfColumn } = this.table;
    return kinds[kindOfColumn[column] ?? 0]?.target === target;
  }
}
