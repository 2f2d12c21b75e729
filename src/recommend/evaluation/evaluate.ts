import type { Encoder } from '../../embedding';
import { TransferScorer } from '../scoring';
import type { ScorerSettings } from '../scoring/settings';
import { logSize, otherTargetsMean, parametersByModel } from './baselines';
import { toFacts, type EvaluationFacts } from './facts';
import { toMatrices, type Matrix, type MatrixTarget } from './matrices';
import { judge, judgeRandom, mean, type JudgedModel, type RankingQuality } from './metrics';
import type { DatasetRow, ModelRow, ResultRow } from './rows';

/** How each method did; null where it has nothing to go by. */
export interface MethodQualities {
  rootstock: RankingQuality;
  looMean: RankingQuality;
  size: RankingQuality | null;
  random: RankingQuality;
}

export interface MatrixEvaluation {
  protocol: string;
  metric: string | null;
  /** How many models and targets the matrix has. */
  models: number;
  targets: number;
  /** Targets with under four models, or no spread: not judged. */
  skipped: string[];
  /** Plain means over the judged targets. */
  methods: MethodQualities;
  perTarget: Array<{ target: string; models: number; methods: MethodQualities }>;
}

export interface EvaluationTables {
  results: readonly ResultRow[];
  datasets: readonly DatasetRow[];
  models: readonly ModelRow[];
}

const MINIMUM_MODELS = 4;

/**
 * Leaves one target out at a time, hiding all its rows in every protocol and metric, and judges how well the scorer
 * that the service ships, and three baselines, order the models on it.
 */
export async function evaluate(
  tables: EvaluationTables,
  encoder: Encoder,
  settings?: ScorerSettings,
): Promise<MatrixEvaluation[]> {
  const facts = await toFacts(tables, encoder);
  const parameters = parametersByModel(tables.results, tables.models);
  const scorers = new Map<string, TransferScorer>();
  const scorerWithout = (targetId: string): TransferScorer => {
    const known = scorers.get(targetId) ?? buildScorer(facts, targetId, { encoder, settings });
    scorers.set(targetId, known);
    return known;
  };
  return toMatrices(tables.results).map((matrix) => {
    const size = logSize(matrix, parameters);
    const isJudged = (target: MatrixTarget): boolean =>
      target.values.size >= MINIMUM_MODELS && target.z !== undefined;
    const perTarget = matrix.targets.filter(isJudged).map((target) => ({
      target: target.targetId,
      models: target.values.size,
      methods: judgeTarget(matrix, target, {
        rootstock: predict(scorerWithout(target.targetId), facts, matrix, target),
        size,
      }),
    }));
    return {
      protocol: matrix.protocol,
      metric: matrix.metric,
      models: matrix.models.length,
      targets: matrix.targets.length,
      skipped: matrix.targets.filter((target) => !isJudged(target)).map((target) => target.targetId),
      methods: meanOf(perTarget.map(({ methods }) => methods)),
      perTarget,
    };
  });
}

function buildScorer(
  facts: EvaluationFacts,
  hidden: string,
  { encoder, settings }: { encoder: Encoder; settings: ScorerSettings | undefined },
): TransferScorer {
  const evidence = {
    observations: facts.observations.filter((observation) => observation.targetId !== hidden),
    targets: [...facts.targets.values()].filter((target) => target.id !== hidden),
    bases: facts.bases,
  };
  return new TransferScorer(evidence, encoder.blocks, settings === undefined ? {} : { settings });
}

function predict(
  scorer: TransferScorer,
  facts: EvaluationFacts,
  matrix: Matrix,
  target: MatrixTarget,
): Map<string, number> {
  const asked = facts.targets.get(target.targetId);
  if (asked === undefined) return new Map();
  const { bases } = scorer.score({
    target: asked,
    candidates: [...target.values.keys()],
    protocol: matrix.protocol,
    metric: target.metric,
    evidenceLimit: 0,
  });
  return new Map(bases.map(({ baseId, score }) => [baseId, score]));
}

function judgeTarget(
  matrix: Matrix,
  target: MatrixTarget,
  predictions: { rootstock: ReadonlyMap<string, number>; size: ReadonlyMap<string, number> | undefined },
): MethodQualities {
  const judged = (predict: (modelId: string) => number): JudgedModel[] =>
    [...target.values].map(([modelId, values]) => ({ modelId, ...values, prediction: predict(modelId) }));
  const { rootstock, size } = predictions;
  return {
    rootstock: judge(judged((modelId) => rootstock.get(modelId) ?? 0)),
    looMean: judge(judged(otherTargetsMean(matrix, target.targetId))),
    size: size === undefined ? null : judge(judged((modelId) => size.get(modelId) ?? 0)),
    random: judgeRandom(judged(() => 0)),
  };
}

function meanOf(methods: readonly MethodQualities[]): MethodQualities {
  const sizes = methods.flatMap(({ size }) => size ?? []);
  return {
    rootstock: meanQuality(methods.map((one) => one.rootstock)),
    looMean: meanQuality(methods.map((one) => one.looMean)),
    size: sizes.length === 0 ? null : meanQuality(sizes),
    random: meanQuality(methods.map((one) => one.random)),
  };
}

function meanQuality(qualities: readonly RankingQuality[]): RankingQuality {
  return {
    pearson: mean(qualities.map((one) => one.pearson)),
    weightedTau: mean(qualities.map((one) => one.weightedTau)),
    regretAt1: mean(qualities.map((one) => one.regretAt1)),
    hitAt3: mean(qualities.map((one) => one.hitAt3)),
  };
}
