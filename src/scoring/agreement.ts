import type { EvidenceTable } from './evidence-table';

/** The known agreement counts for as much as this many pairs of results. */
const PRIOR_PAIRS = 30;
/** What a base reaches on average must stand on so many targets. */
const FEWEST_TARGETS = 3;

/**
 * How far what is peculiar to a target shows under two protocols alike: the covariance, over bases
 * and targets with both, of how much better than its own average a base did there, in units of the
 * variance that is not noise; drawn to what is known where there are few such pairs. Two protocols
 * may well agree on which bases are good in general and on nothing else, and then results under one
 * add nothing for the other that results on other targets would not tell.
 * @param known what is taken for it without any pair, 0 to 1
 */
export function agreementOf(
  table: EvidenceTable,
  protocols: readonly [string, string],
  { known, noise }: { known: number; noise: number },
): number {
  const wanted = protocols.map((name) => table.protocols.indexOf(name));
  let [products, squares, pairs] = [0, 0, 0];
  for (let base = 0; base < table.bases.length; base++) {
    const [first, second] = wanted.map((protocol) => peculiarities(table, base, protocol));
    if (first === undefined || second === undefined) continue;
    for (const [target, own] of first) {
      const other = second.get(target);
      if (other === undefined) continue;
      products += own * other;
      squares += (own ** 2 + other ** 2) / 2 - noise;
      pairs += 1;
    }
  }
  if (pairs === 0) return known;
  const variance = Math.max(squares / pairs, noise);
  const learned = (products / variance + PRIOR_PAIRS * known) / (pairs + PRIOR_PAIRS);
  return Math.min(known, Math.max(0, learned));
}

/** By target, how much better a base did there than on average, under one protocol. */
function peculiarities(
  table: EvidenceTable,
  base: number,
  protocol: number,
): Map<number, number> | undefined {
  const sums = new Map<number, { sum: number; count: number }>();
  for (let i = table.firstOf[base] ?? 0; i < (table.firstOf[base + 1] ?? 0); i++) {
    const kind = table.kinds[table.kindOf[i] ?? 0];
    if (kind === undefined || kind.protocol !== protocol) continue;
    const { sum, count } = sums.get(kind.target) ?? { sum: 0, count: 0 };
    sums.set(kind.target, { sum: sum + (table.z[i] ?? 0), count: count + 1 });
  }
  if (sums.size < FEWEST_TARGETS) return undefined;
  const values = new Map([...sums].map(([target, { sum, count }]) => [target, sum / count]));
  const average = [...values.values()].reduce((sum, one) => sum + one, 0) / values.size;
  return new Map([...values].map(([target, value]) => [target, value - average]));
}
