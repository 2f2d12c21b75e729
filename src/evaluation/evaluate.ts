import type { Encoder } from '../embedding';
import type { ScoredBases, TransferScorer, ScorerSettings } from '../scoring';
import { logSize, otherTargetsMean, parametersByModel } from './baselines';
import { addUp, calibrate, type Calibration } from './calibration';
import { toFacts } from './facts';
import { confidenceOf, predict, scorerWithout, type Confidence, type EvaluationSetup } from './held-out';
import type { JudgedModel } from './judged-model';
import { isJudged, toMatrices, type Matrix, type MatrixTarget } from './matrices';
import { judge, judgeRandom, meanQuality, type RankingQuality } from './metrics';
import type { DatasetRow, ModelRow, ResultRow } from './rows';

/** How each method did; null where it has nothing to go by. */
export interface MethodQualities {
  rootstock: RankingQuality;
  looMean: RankingQuality;
  size: RankingQuality | null;
  random: RankingQuality;
}

export interface TargetEvaluation extends Confidence {
  target: string;
  /** How many models were ordered. */
  models: number;
  methods: MethodQualities;
  /** Of the scorer's intervals for the z among the models. */
  calibration: Calibration;
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
  calibration: Calibration;
  perTarget: TargetEvaluation[];
}

export interface EvaluationTables {
  results: readonly ResultRow[];
  datasets: readonly DatasetRow[];
  models: readonly ModelRow[];
}

/**
 * Leaves one target out at a time, hiding all its rows in every protocol and metric, and judges how
 * well the scorer that the service ships, and three baselines, order the models on it.
 */
export async function evaluate(
  tables: EvaluationTables,
  encoder: Encoder,
  settings?: ScorerSettings,
): Promise<MatrixEvaluation[]> {
  const facts = await toFacts(tables, encoder);
  return evaluateMatrices(tables, { facts, encoder, ...(settings === undefined ? {} : { settings }) });
}

/** As `evaluate`, where the facts are encoded already. */
export function evaluateMatrices(tables: EvaluationTables, setup: EvaluationSetup): MatrixEvaluation[] {
  const parameters = parametersByModel(tables.results, tables.models);
  const scorers = new Map<string, TransferScorer>();
  const withoutTarget = (targetId: string): TransferScorer => {
    const scorer = scorers.get(targetId) ?? scorerWithout(setup, targetId);
    scorers.set(targetId, scorer);
    return scorer;
  };
  return toMatrices(tables.results).map((matrix) => {
    const size = logSize(matrix, parameters);
    const perTarget = matrix.targets.filter(isJudged).map((target) => {
      const scored = predict(withoutTarget(target.targetId), setup.facts, matrix, target);
      return judgeTarget(matrix, target, { scored, size });
    });
    return {
      protocol: matrix.protocol,
      metric: matrix.metric,
      models: matrix.models.length,
      targets: matrix.targets.length,
      skipped: matrix.targets.filter((target) => !isJudged(target)).map((target) => target.targetId),
      methods: meanOf(perTarget.map(({ methods }) => methods)),
      calibration: addUp(perTarget.map(({ calibration }) => calibration)),
      perTarget,
    };
  });
}

function judgeTarget(
  matrix: Matrix,
  target: MatrixTarget,
  predictions: { scored: ScoredBases; size: ReadonlyMap<string, number> | undefined },
): TargetEvaluation {
  const { scored, size } = predictions;
  const scores = new Map(scored.bases.map(({ baseId, score }) => [baseId, score]));
  const judged = (predictionOf: (modelId: string) => number): JudgedModel[] =>
    [...target.values].map(([modelId, values]) => ({
      modelId,
      ...values,
      prediction: predictionOf(modelId),
    }));
  return {
    target: target.targetId,
    models: target.values.size,
    methods: {
      rootstock: judge(judged((modelId) => scores.get(modelId) ?? 0)),
      looMean: judge(judged(otherTargetsMean(matrix, target.targetId))),
      size: size === undefined ? null : judge(judged((modelId) => size.get(modelId) ?? 0)),
      random: judgeRandom(judged(() => 0)),
    },
    ...confidenceOf(scored),
    calibration: calibrate(scored.bases, target.z ?? new Map()),
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
