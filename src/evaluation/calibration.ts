import { Z_95 } from '../platform/normal-distribution';
import type { BaseScore } from '../scoring';

/**
 * Probabilities that intervals are judged at, with the two-sided points of the standard normal
 * distribution.
 */
const LEVELS = [
  { level: 0.5, reach: 0.6744897501960817 },
  { level: 0.8, reach: 1.2815515655446004 },
  { level: 0.9, reach: Z_95 },
  { level: 0.95, reach: 1.959963984540054 },
] as const;
/** Of the interval that the scorer gives. */
const GIVEN_REACH = Z_95;

/** Which share of true values lay inside the intervals of each level. */
export interface Calibration {
  /** How many values were foretold. */
  judged: number;
  levels: Array<{ level: number; share: number }>;
}

/**
 * How many true z lie inside the scorer's intervals. The 90% interval is the one that the service
 * gives; the others are it, narrowed or widened as the normal distribution says.
 */
export function calibrate(bases: readonly BaseScore[], truth: ReadonlyMap<string, number>): Calibration {
  const misses = bases.flatMap(({ baseId, interval: { lower, upper } }) => {
    const z = truth.get(baseId);
    return z === undefined ? [] : [{ miss: Math.abs(z - (lower + upper) / 2), given: (upper - lower) / 2 }];
  });
  return {
    judged: misses.length,
    levels: LEVELS.map(({ level, reach }) => {
      const inside = misses.filter(({ miss, given }) => miss <= (given * reach) / GIVEN_REACH).length;
      return { level, share: misses.length === 0 ? 0 : inside / misses.length };
    }),
  };
}

/** Several together, each value counting once. */
export function addUp(parts: readonly Calibration[]): Calibration {
  const judged = parts.reduce((sum, part) => sum + part.judged, 0);
  return {
    judged,
    levels: LEVELS.map(({ level }, i) => {
      const inside = parts.reduce((sum, part) => sum + part.judged * (part.levels[i]?.share ?? 0), 0);
      return { level, share: judged === 0 ? 0 : inside / judged };
    }),
  };
}

/** The share at a level, 0 to 1. */
export function shareInside(calibration: Calibration, level: number): number {
  return calibration.levels.find((one) => one.level === level)?.share ?? 0;
}
