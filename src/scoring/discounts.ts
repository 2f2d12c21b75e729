import type { EvidenceTable, Kind } from './evidence-table';
import { smallness } from './pool-scale';
import type { ScorerSettings } from './settings';

/** What is left of a covariance where the protocol, or the metric, differs: 0 to 1. */
export interface Discounts {
  protocol: number;
  metric: number;
}

/** The discounts of the setting count for as much as this many pairs of results. */
const PRIOR_PAIRS = 100;
/**
 * Each result is paired with at most so many that follow it, lest a base measured over and over
 * take all the time.
 */
const MOST_PARTNERS = 64;
/** Bases between two pauses. */
const SLICE = 256;

/**
 * Learns how far results of one base on one target agree under two protocols (metrics): the mean
 * product of their standardised values, in units of the variance that is not noise, shrunk to the
 * setting. One number stands for all protocols, so that the covariance stays positive definite.
 * Yields wherever it could pause.
 *
 * @param variance of a result without its noise
 */
export function* learnDiscounts(
  table: EvidenceTable,
  settings: ScorerSettings,
  variance: number,
): Generator<void, Discounts> {
  const protocol = { products: 0, squares: 0, pairs: 0 };
  const metric = { products: 0, squares: 0, pairs: 0 };
  for (let base = 0; base < table.bases.length; base++) {
    const end = table.firstOf[base + 1] ?? 0;
    if (base % SLICE === SLICE - 1) yield;
    for (let a = table.firstOf[base] ?? 0; a < end; a++) {
      const kind = kindOf(table, a);
      // Results of a base stand in order of column, and columns in order of target.
      const last = Math.min(end, a + 1 + MOST_PARTNERS);
      for (let b = a + 1; b < last && kindOf(table, b)?.target === kind?.target; b++) {
        const sums = pick(kind, kindOf(table, b), { protocol, metric });
        if (sums === undefined) continue;
        // The values of a small pool say little of how far two bases are apart.
        const weight = largeness(table, a) * largeness(table, b);
        const [one, other] = [table.z[a] ?? 0, table.z[b] ?? 0];
        sums.products += weight * one * other;
        sums.squares += (weight * (one ** 2 + other ** 2)) / 2;
        sums.pairs += weight;
      }
    }
  }
  const shrink = (sums: Sums, known: number): number => {
    const agreement = sums.squares > 0 ? sums.products / (variance * sums.squares) : known;
    const learned = (sums.pairs * agreement + PRIOR_PAIRS * known) / (sums.pairs + PRIOR_PAIRS);
    return Math.min(1, Math.max(0, learned));
  };
  return {
    protocol: shrink(protocol, settings.protocolDiscount),
    metric: shrink(metric, settings.metricDiscount),
  };
}

const largeness = ({ columns, columnOf }: EvidenceTable, result: number): number =>
  1 - smallness(columns[columnOf[result] ?? 0]?.bases ?? 0);

interface Sums {
  products: number;
  squares: number;
  pairs: number;
}

/** What a pair tells of: the protocol or the metric, where only that one differs. */
function pick(
  a: Kind | undefined,
  b: Kind | undefined,
  sums: { protocol: Sums; metric: Sums },
): Sums | undefined {
  const sameProtocol = a?.protocol === b?.protocol;
  const sameMetric = a?.metric === b?.metric;
  if (sameProtocol === sameMetric) return undefined;
  return sameMetric ? sums.protocol : sums.metric;
}

function kindOf(table: EvidenceTable, result: number): Kind | undefined {
  return table.kinds[table.kindOf[result] ?? 0];
}
