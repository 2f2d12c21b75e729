/** How good an order is expected to be. */
export interface ExpectedOrder {
  /** Pearson of the scores with what will be measured, 0 to 1. */
  correlation: number;
  /** The same for people to read. */
  text: string;
  /** What to do about an order that may well be wrong; null where it is sure enough. */
  warning: string | null;
}

/**
 * Of hidden targets with less, a fifth of the orders were worth nothing; of those with more than
 * 0.8, one in a hundred (docs/lab/own-results.md).
 */
const SURE_ENOUGH = 0.7;

/**
 * Puts an expected correlation in words: the share of pairs in the right order is
 * 1/2 + asin(r) / pi for normal values (Greiner 1909; Kruskal 1958).
 */
export function expectedOrder(correlation: number): ExpectedOrder {
  const right = Math.round(10 * (0.5 + Math.asin(Math.min(1, correlation)) / Math.PI));
  const often = right >= 10 ? 'nearly always' : `about ${right} times in 10`;
  return {
    correlation,
    text: `In cases like this, of two bases the one ranked higher did better ${often} (expected correlation ${correlation.toFixed(2)}).`,
    warning:
      correlation >= SURE_ENOUGH
        ? null
        : 'This order may well be wrong: of cases like it, one in five turned out no better than an order drawn by lot. Try several of the first before you choose, or measure two or more bases on your own data and ask again with the results.',
  };
}

/**
 * What to say where some of the results do not count yet; null where all do.
 *
 * @param unweighed how many are known and still being weighed
 */
export const unweighedWarning = (unweighed: number): string | null =>
  unweighed === 0
    ? null
    : `This answer is without ${unweighed} of the known results, which are still being weighed. Ask again in a few minutes.`;
