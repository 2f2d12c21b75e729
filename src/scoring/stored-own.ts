import type { EvidenceTable } from './evidence-table';
import { smallness } from './pool-scale';
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

/** In a larger pool offset and scale are those of its values. */
const LEAST_SMALLNESS = 0.1;
/** Each costs about what a candidate set costs; further ones count as all results do. */
const MOST_RESULTS = 100;

/** Undefined where there are no two such results side by side. */
export function storedOwn(table: EvidenceTable, { target, protocol }: ScoreRequest): StoredOwn | undefined {
  const position = table.targets.indexOf(target.id);
  if (position < 0) return undefined;
  const isWanted = table.columns.map(({ bases, protocol: own }, column) => {
    const isOfTarget = table.kinds[table.kindOfColumn[column] ?? 0]?.target === position;
    return isOfTarget && (protocol === undefined || own === protocol) && smallness(bases) >= LEAST_SMALLNESS;
  });
  const at = Array.from(table.columnOf.keys()).filter(
    (result) => isWanted[table.columnOf[result] ?? 0] === true,
  );
  if (at.length === 0) return undefined;
  at.length = Math.min(at.length, MOST_RESULTS);
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
    small: Math.max(...at.map((result) => smallness(table.columns[table.columnOf[result] ?? 0]?.bases ?? 0))),
  };
}
