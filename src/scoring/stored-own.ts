import { append } from '../platform/group-by';
import type { CandidateSet } from './candidate-set';
import type { EvidenceTable } from './evidence-table';
import { smallness } from './pool-scale';
import { mean } from './statistics';
import type { ScoreRequest } from './types';

/**
 * Means of candidates of which the evidence holds results on the very target that is asked about.
 * In a small pool, what is believed of a base is drawn to the other bases' results elsewhere, so
 * that the order of its values could be lost: there a base has what was measured, the level of the
 * pool being what is believed of its bases together. As a pool grows this passes into what is
 * believed. Undefined where there is no such result.
 */
export function withStoredOwn(
  table: EvidenceTable,
  { target, protocol }: ScoreRequest,
  { set, means, tableBase }: { set: CandidateSet; means: Float64Array; tableBase: Int32Array },
): Float64Array | undefined {
  const position = table.targets.indexOf(target.id);
  if (position < 0) return undefined;
  const columns = new Set(
    Array.from(table.kindOfColumn.keys()).filter((column) => {
      const kind = table.kinds[table.kindOfColumn[column] ?? 0];
      const isAsked = protocol === undefined || table.columns[column]?.protocol === protocol;
      return kind?.target === position && isAsked;
    }),
  );
  const pools = new Map<number, Array<{ place: number; z: number }>>();
  set.positions.forEach((own, place) => {
    const base = tableBase[own] ?? -1;
    if (base < 0) return;
    for (let i = table.firstOf[base] ?? 0; i < (table.firstOf[base + 1] ?? 0); i++) {
      const column = table.columnOf[i] ?? 0;
      if (columns.has(column)) append(pools, column, { place, z: table.z[i] ?? 0 });
    }
  });
  if (pools.size === 0) return undefined;
  const observed = new Map<number, Array<{ z: number; small: number }>>();
  for (const [column, pool] of pools) {
    const level = mean(pool.map(({ place, z }) => z - (means[place] ?? 0)));
    const small = smallness(table.columns[column]?.bases ?? 0);
    for (const { place, z } of pool) append(observed, place, { z: z - level, small });
  }
  const out = means.slice();
  for (const [place, values] of observed) {
    const small = Math.max(...values.map((one) => one.small));
    const total = values.reduce((sum, one) => sum + one.small, 0);
    const z = values.reduce((sum, one) => sum + one.small * one.z, 0) / total;
    out[place] = small * z + (1 - small) * (means[place] ?? 0);
  }
  return out;
}
