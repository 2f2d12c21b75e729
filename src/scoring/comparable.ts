import { compareText } from '../platform/compare-text';
import { groupBy } from '../platform/group-by';
import { standardise } from './statistics';
import type { Observation } from './types';

/** All values that may be compared with each other: one target, protocol, metric and pool. */
export interface Column {
  targetId: string;
  protocol: string;
  metric: string;
  pool: string;
  /** How many bases have a value here. */
  bases: number;
}

/** A result whose value was made comparable over columns. */
export interface ComparableResult {
  resultId: string;
  baseId: string;
  targetId: string;
  /** Position among the columns. */
  column: number;
  /** Standard deviations above the mean of the column; greater is better. */
  z: number;
}

/** Fewer bases than this cannot be standardised: with two, z is always 1 and -1. */
const MINIMUM_BASES = 3;

/**
 * Negates values where lower is better and standardises them in each column by its population mean
 * and SD. Columns with under three bases or no spread are left out. The order of the input does not
 * matter.
 */
export function makeComparable(observations: readonly Observation[]): {
  columns: Column[];
  results: ComparableResult[];
} {
  // Sums depend on their order in the last digits, so the order is fixed here.
  const ordered = [...observations].sort(
    (a, b) => compareText(a.baseId, b.baseId) || compareText(a.resultId, b.resultId),
  );
  const groups = groupBy(ordered, ({ targetId, protocol, metric, pool = '' }) =>
    JSON.stringify([targetId, protocol, metric, pool]),
  );
  const columns: Column[] = [];
  const results: ComparableResult[] = [];
  for (const [, group] of [...groups].sort(([a], [b]) => compareText(a, b))) {
    const [first] = group;
    const bases = new Set(group.map((observation) => observation.baseId)).size;
    const standardised = standardise(group.map((one) => (one.higherIsBetter ? one.value : -one.value)));
    if (first === undefined || bases < MINIMUM_BASES || standardised === undefined) continue;
    group.forEach(({ resultId, baseId, targetId }, index) => {
      results.push({ resultId, baseId, targetId, column: columns.length, z: standardised[index] ?? 0 });
    });
    const { targetId, protocol, metric, pool = '' } = first;
    columns.push({ targetId, protocol, metric, pool, bases });
  }
  results.sort(
    (a, b) => compareText(a.baseId, b.baseId) || a.column - b.column || compareText(a.resultId, b.resultId),
  );
  return { columns, results };
}
