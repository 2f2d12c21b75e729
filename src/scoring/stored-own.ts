import type { EvidenceTable } from './evidence-table';
import { isSmall, smallness } from './pool-scale';
import type { OwnResult, ScoreRequest } from './types';

/** Results that the evidence holds on the very target that is asked about, in small pools. */
export interface StoredOwn {
  /** Their values, on the scale of the metric but for an offset; greater is better. */
  results: OwnResult[];
  /** Of each, its position among all results. */
  at: number[];
  /** How much they count as own results, 1 to 0: the rest is what all results together say. */
  small: number;
}

/** Each costs about what a candidate set costs; pools beyond them count as all results do. */
const MOST_RESULTS = 100;

/** Undefined where there is no such pool. */
export function storedOwn(table: EvidenceTable, { target, protocol }: ScoreRequest): StoredOwn | undefined {
  const position = table.targets.indexOf(target.id);
  if (position < 0) return undefined;
  let left = MOST_RESULTS;
  const pools = new Set(
    table.columns.flatMap(({ bases, protocol: own }, column) => {
      const isOfTarget = table.kinds[table.kindOfColumn[column] ?? 0]?.target === position;
      if (!isOfTarget || (protocol !== undefined && own !== protocol) || !isSmall(bases)) return [];
      left -= bases;
      return left < 0 ? [] : [column];
    }),
  );
  const at = Array.from(table.columnOf.keys()).filter((result) => pools.has(table.columnOf[result] ?? 0));
  if (at.length === 0) return undefined;
  return {
    at,
    results: at.map((result) => {
      const column = table.columns[table.columnOf[result] ?? 0];
      return {
        baseId: table.bases[table.baseOf[result] ?? 0] ?? '',
        protocol: column?.protocol ?? '',
        metric: column?.metric ?? '',
        pool: column?.pool ?? '',
        value: (table.z[result] ?? 0) * (column?.scale ?? 1),
        higherIsBetter: true,
      };
    }),
    small: Math.max(...[...pools].map((column) => smallness(table.columns[column]?.bases ?? 0))),
  };
}
