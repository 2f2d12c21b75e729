import type { KnownBase } from '../knowledge/knowledge';
import type { BaseSelection } from './base-pool';
import { resultsAt } from './result-table';

/**
 * Of some bases those with the most results, of as many those of the least id, and how many have
 * any.
 */
export function bestMeasuredAmong(
  { pool, places }: BaseSelection,
  most: number,
): { first: readonly KnownBase[]; count: number } {
  const first: KnownBase[] = [];
  let count = 0;
  for (const place of places) {
    const results = resultsAt(pool.results, place);
    if (results === 0) continue;
    count += 1;
    const last = first.length < most ? undefined : first.at(-1);
    if (last !== undefined && last.resultCount > results) continue;
    first.push(pool.at(place));
    first.sort((a, b) => b.resultCount - a.resultCount || a.id - b.id);
    first.splice(most);
  }
  return { first, count };
}
