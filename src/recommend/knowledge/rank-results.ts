import { groupBy } from '../../platform/group-by';
import { mapInSteps } from '../../platform/slices';
import type { ResultRow } from './rows';

/**
 * TRAINED_ON_TARGET: the base, or what its weights go back to, has seen the target's data.
 * TRAINED_FOR_CLASSES: it has no text input, so that a zero-shot classification can only be by a
 * head that was trained for those very classes.
 */
export type ExclusionReason = 'TRAINED_ON_TARGET' | 'TRAINED_FOR_CLASSES';

/** A result with what it says beside the other results of its group. */
export interface MeasuredResult extends ResultRow {
  /**
   * Results of one group answer the same question and can be ranked: one target, protocol, metric
   * and pool.
   */
  group: string;
  /**
   * Study, split, training size and recipe: what else must be equal for values to be comparable.
   */
  pool: string;
  /**
   * Share of the group's other bases that did worse; ties count half. Null where there are none.
   */
  beaten: number | null;
  rivals: number;
  /** Why the result says nothing of transfer; null when it counts. */
  excluded: ExclusionReason | null;
}

/**
 * Ranks every result beside the other results of its group.
 *
 * @param exclude why a result says nothing of transfer; such a result is ranked too, but nobody's
 * rival
 */
export function* rankResults(
  rows: Iterable<ResultRow>,
  exclude: (row: ResultRow) => ExclusionReason | null,
): Generator<void, MeasuredResult[]> {
  const groups = new Map<string, { key: string; pool: string; results: MeasuredResult[] }>();
  const results = yield* mapInSteps(rows, (row): MeasuredResult => {
    const { pool, key } = groupOf(row);
    let group = groups.get(key);
    // Results share the strings of their group: there are far more results than groups.
    if (group === undefined) groups.set(key, (group = { key, pool, results: [] }));
    const result = measured(row, group, exclude(row));
    group.results.push(result);
    return result;
  });
  for (const group of groups.values()) {
    rankGroup(group.results);
    yield;
  }
  return results;
}

/** Which group a result is of, and which pool. */
export function groupOf(row: ResultRow): { pool: string; key: string } {
  const pool = `${row.studyId} ${row.split ?? ''} ${row.trainingExamples ?? ''} ${row.recipe ?? ''}`;
  return { pool, key: `${row.datasetId} ${row.protocol} ${row.metricId} ${pool}` };
}

/** Field by field: a spread of 150,000 rows takes eight times as long and twice the memory. */
function measured(
  row: ResultRow,
  { key, pool }: { key: string; pool: string },
  excluded: ExclusionReason | null,
): MeasuredResult {
  return {
    id: row.id,
    baseId: row.baseId,
    datasetId: row.datasetId,
    studyId: row.studyId,
    split: row.split,
    protocol: row.protocol,
    metricId: row.metricId,
    direction: row.direction,
    value: row.value,
    trainingExamples: row.trainingExamples,
    recipe: row.recipe,
    scratchBaseline: row.scratchBaseline,
    pool,
    group: key,
    beaten: null,
    rivals: 0,
    excluded,
  };
}

/**
 * Sets how each result of a group ranks among the other bases' results in it; the group is sorted
 * once.
 */
function rankGroup(group: readonly MeasuredResult[]): void {
  const counted = group.filter(({ excluded }) => excluded === null);
  const values = Float64Array.from(counted, ({ value }) => value).sort();
  const own = groupBy(counted, ({ baseId }) => baseId);
  for (const result of group) {
    const siblings = own.get(result.baseId) ?? [];
    result.rivals = counted.length - siblings.length;
    if (result.rivals === 0) continue;
    const lower = pointsOver(result.value, values) - pointsOverFew(result.value, siblings);
    result.beaten = (result.direction === 'HIGHER' ? lower : result.rivals - lower) / result.rivals;
  }
}

/** How many of the sorted values lie below `value`, ties counted half. */
function pointsOver(value: number, sorted: Float64Array): number {
  return (firstFrom(sorted, value, false) + firstFrom(sorted, value, true)) / 2;
}

/** Position of the first of the sorted values that is not below `value`, or that is beyond it. */
function firstFrom(sorted: Float64Array, value: number, isBeyond: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = sorted[middle] ?? 0;
    if (isBeyond ? one > value : one >= value) to = middle;
    else from = middle + 1;
  }
  return from;
}

const pointsOverFew = (value: number, few: readonly MeasuredResult[]): number =>
  few.reduce((sum, one) => sum + (1 + Math.sign(value - one.value)) / 2, 0);
