import { type TargetFacts, mean, pearson } from '../scoring';
import type { EvaluationTables } from './evaluate';
import { predict, scorerWithout, type EvaluationSetup } from './held-out';
import { isJudged, toMatrices } from './matrices';

/** How bases are ordered on targets of which nothing but a sentence is known. */
export interface SentenceTargets {
  /** Pearson, mean over the targets. */
  rootstock: number;
  perTarget: Array<{ target: string; rootstock: number }>;
}

/**
 * Leaves one target out at a time, as `evaluate` does, and asks for it by its description alone:
 * without task, modality, domain, classes or size. Targets without a description are asked for by
 * their names. One entry for each matrix.
 */
export async function evaluateSentences(
  tables: EvaluationTables,
  setup: EvaluationSetup,
): Promise<SentenceTargets[]> {
  const asked = await sentences(tables, setup);
  return toMatrices(tables.results).map((matrix) => {
    const perTarget = matrix.targets.filter(isJudged).map((target) => {
      const scorer = scorerWithout(setup, target.targetId);
      const { bases } = predict(scorer, { ...setup.facts, targets: asked }, matrix, target);
      const rootstock = pearson(
        bases.map(({ score }) => score),
        bases.map(({ baseId }) => target.values.get(baseId)?.goodness ?? 0),
      );
      return { target: target.targetId, rootstock };
    });
    return { rootstock: mean(perTarget.map((one) => one.rootstock)), perTarget };
  });
}

async function sentences(
  { datasets }: EvaluationTables,
  { facts, encoder }: EvaluationSetup,
): Promise<Map<string, TargetFacts>> {
  const described = new Map(datasets.map(({ targetId, description }) => [targetId, description]));
  const ids = [...facts.targets.keys()];
  const vectors = await encoder.encode(
    ids.map((id) => ({ text: described.get(id) ?? id.replaceAll('_', ' ') })),
  );
  return new Map(ids.map((id, i) => [id, { id, embedding: vectors[i] ?? new Float32Array(0) }]));
}
