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
const MINIMUM_SPREAD = 1e-9;

/**
 * Negates values where lower is better and standardises them in each column by its population mean and SD. Columns
 * with under three bases or no spread are left out. The order of the input does not matter.
 */
export function makeComparable(observations: readonly Observation[]): {
  columns: Column[];
  results: ComparableResult[];
} {
  const groups = new Map<string, Observation[]>();
  // Sums depend on their order in the last digits, so the order is fixed here.
  const ordered = [...observations].sort(
    (a, b) => compare(a.baseId, b.baseId) || compare(a.resultId, b.resultId),
  );
  for (const observation of ordered) {
    const { targetId, protocol, metric, pool = '' } = observation;
    const key = JSON.stringify([targetId, protocol, metric, pool]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [observation]);
    else group.push(observation);
  }
  const columns: Column[] = [];
  const results: ComparableResult[] = [];
  for (const [, group] of [...groups].sort(byKey)) {
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
    (a, b) => compare(a.baseId, b.baseId) || a.column - b.column || compare(a.resultId, b.resultId),
  );
  return { columns, results };
}

/** z-scores by the population SD; undefined where there is no spread. */
export function standardise(values: readonly number[]): number[] | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  if (!(spread > MINIMUM_SPREAD * Math.max(1, Math.abs(mean)))) return undefined;
  return values.map((value) => (value - mean) / spread);
}

/** By code units, as ids are to be ordered alike on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return compare(a, b);
}
