import { finish, mean, pearson, trialsToLearn, type OwnResult, type RankedBases } from '../scoring';
import { compareText } from '../platform/compare-text';
import { normalSource, uniformSource } from '../platform/random';
import { predictRanked, scorerWithout, type EvaluationSetup } from './held-out';
import { isJudged, toMatrices, type Matrix, type MatrixTarget } from './matrices';
import type { ResultRow } from './rows';

/** How the bases that are measured first are chosen. */
export const PROBE_CHOICES = ['random', 'informative', 'recommended'] as const;
export type ProbeChoice = (typeof PROBE_CHOICES)[number];

/** One target, some of whose bases were measured. */
export interface ProbeTrial {
  target: string;
  models: number;
  choice: ProbeChoice;
  probes: number;
  /** Pearson over the bases that were not measured, told of the measured ones. */
  unmeasured: number;
  /** The same bases, told of none. */
  unmeasuredBefore: number;
  /** Pearson over all bases. */
  all: number;
  allBefore: number;
  /**
   * How far the measured bases stand from their true place on average, as a share of all; before:
   * told of none.
   */
  displacement: number;
  displacementBefore: number;
  /** What the best of the measured bases loses against the best of all, as a share of the range. */
  loss: number;
}

/** Fewer bases than these leave too few to be judged. */
const FEWEST_LEFT = 4;

/**
 * Gives the scorer the true values of some bases of each hidden target, as a team would that tried
 * them, and judges how well it orders the others.
 */
export function evaluateProbes(
  results: readonly ResultRow[],
  setup: EvaluationSetup,
  counts: readonly number[],
): ProbeTrial[][] {
  return toMatrices(results).map((matrix) =>
    matrix.targets.filter(isJudged).flatMap((target) => tryProbes(setup, { matrix, target, counts })),
  );
}

function tryProbes(
  setup: EvaluationSetup,
  { matrix, target, counts }: { matrix: Matrix; target: MatrixTarget; counts: readonly number[] },
): ProbeTrial[] {
  const scorer = scorerWithout(setup, target.targetId);
  const without = predictRanked(scorer, setup.facts, { matrix, target });
  if (without === undefined) return [];
  const most = Math.max(...counts.filter((count) => count + FEWEST_LEFT <= target.values.size), 0);
  return PROBE_CHOICES.flatMap((choice) => {
    const chosen = choose(choice, { ranked: without, target, most });
    return counts
      .filter((count) => count <= chosen.length)
      .map((count) => {
        const probes = chosen.slice(0, count);
        const measured = probes.map((baseId) => ownResult(baseId, matrix, target));
        const told = predictRanked(scorer, setup.facts, { matrix, target, measured }) ?? without;
        return {
          target: target.targetId,
          choice,
          probes: count,
          ...judge(target, { without, told, probes }),
        };
      });
  });
}

/** A base of a hidden target as whoever asks would report it. */
export function ownResult(
  baseId: string,
  { protocol }: Pick<Matrix, 'protocol'>,
  target: MatrixTarget,
): OwnResult {
  const { value = 0, goodness = 0 } = target.values.get(baseId) ?? {};
  return { baseId, protocol, metric: target.metric, value, higherIsBetter: value === goodness };
}

const SEED = 7;

function choose(
  choice: ProbeChoice,
  { ranked, target, most }: { ranked: RankedBases; target: MatrixTarget; most: number },
): string[] {
  if (choice === 'recommended') return ranked.ids.slice(0, most);
  const ids = [...target.values.keys()].sort(compareText);
  if (choice === 'random') {
    const normal = normalSource(uniformSource(SEED + ids.length));
    return ids
      .map((id) => ({ id, at: normal() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, most)
      .map(({ id }) => id);
  }
  return trialsToLearn(finish(ranked.joint(ids)), most).map(({ place }) => ids[place] ?? '');
}

function judge(
  target: MatrixTarget,
  { without, told, probes }: { without: RankedBases; told: RankedBases; probes: readonly string[] },
): Omit<ProbeTrial, 'target' | 'choice' | 'probes'> {
  const ids = [...target.values.keys()];
  const isProbe = new Set(probes);
  const rest = ids.filter((id) => !isProbe.has(id));
  const goodness = (id: string): number => target.values.get(id)?.goodness ?? 0;
  const [now, before] = [scoresOf(told), scoresOf(without)];
  const against = (some: readonly string[], scores: ReadonlyMap<string, number>): number =>
    pearson(
      some.map((id) => scores.get(id) ?? 0),
      some.map(goodness),
    );
  const all = ids.map(goodness);
  const [best, worst] = [Math.max(...all), Math.min(...all)];
  return {
    models: ids.length,
    unmeasured: against(rest, now),
    unmeasuredBefore: against(rest, before),
    all: against(ids, now),
    allBefore: against(ids, before),
    displacement: displacementOf(target, probes, now),
    displacementBefore: displacementOf(target, probes, before),
    loss: (best - Math.max(...probes.map(goodness))) / (best - worst),
  };
}

const scoresOf = ({ ids, scores }: RankedBases): Map<string, number> =>
  new Map(ids.map((id, place) => [id, scores[place] ?? 0]));

function displacementOf(
  { values }: MatrixTarget,
  probes: readonly string[],
  scores: ReadonlyMap<string, number>,
): number {
  const ids = [...values.keys()];
  const share = (id: string, valueOf: (id: string) => number): number => {
    const own = valueOf(id);
    const above = ids.filter((other) => valueOf(other) > own).length;
    const level = ids.filter((other) => valueOf(other) === own).length - 1;
    return (above + level / 2) / ids.length;
  };
  const truth = (id: string): number => values.get(id)?.goodness ?? 0;
  const scored = (id: string): number => scores.get(id) ?? 0;
  return mean(probes.map((id) => Math.abs(share(id, scored) - share(id, truth))));
}

/** What telling so many bases, chosen in one way, is worth: means over matrices. */
export interface ProbeMeans {
  choice: ProbeChoice;
  probes: number;
  matrices: number;
  /** Pearson over the bases that were not measured, less the same told of none. */
  gain: number;
  /** The same over targets with twenty bases or more; null where there are none. */
  gainOfMany: number | null;
  all: number;
  allBefore: number;
  displacement: number;
  displacementBefore: number;
  loss: number;
}

/** With few bases hardly any is left to be judged. */
const MANY_MODELS = 20;

/** @param matrices the trials of each */
export function probeMeans(matrices: ReadonlyArray<readonly ProbeTrial[]>): ProbeMeans[] {
  const counts = [...new Set(matrices.flat().map(({ probes }) => probes))].sort((a, b) => a - b);
  return PROBE_CHOICES.flatMap((choice) =>
    counts.map((probes) => {
      const parts = matrices
        .map((trials) => trials.filter((one) => one.choice === choice && one.probes === probes))
        .filter((trials) => trials.length > 0);
      const many = parts
        .map((trials) => trials.filter(({ models }) => models >= MANY_MODELS))
        .filter((trials) => trials.length > 0);
      const over = (some: typeof parts, valueOf: (trial: ProbeTrial) => number): number =>
        mean(some.map((trials) => mean(trials.map(valueOf))));
      const gain = (trial: ProbeTrial): number => trial.unmeasured - trial.unmeasuredBefore;
      return {
        choice,
        probes,
        matrices: parts.length,
        gain: over(parts, gain),
        gainOfMany: many.length === 0 ? null : over(many, gain),
        all: over(parts, ({ all }) => all),
        allBefore: over(parts, ({ allBefore }) => allBefore),
        displacement: over(parts, ({ displacement }) => displacement),
        displacementBefore: over(parts, ({ displacementBefore }) => displacementBefore),
        loss: over(parts, ({ loss }) => loss),
      };
    }),
  );
}
