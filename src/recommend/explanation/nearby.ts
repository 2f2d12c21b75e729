import { cosine } from '../../platform/cosine';
import { onceForTarget } from '../candidates/once-for-target';
import type { KnownBase } from '../knowledge/knowledge';
import { measuredDatasets } from '../knowledge/measured-datasets';
import type { Snapshot } from '../knowledge/snapshot';
import type { ProtocolComparison } from '../knowledge/protocol-comparisons';
import type { DatasetRow } from '../knowledge/rows';
import type { ResolvedTarget } from '../question/target';

/** Comparisons of protocols count on this many targets nearest to the one asked about. */
const COMPARISON_TARGETS = 12;
/** ... and where the training sets differ by less than this factor. */
const LIKE_SIZE = 10;

/** The comparisons of protocols that teach something about a target. */
export function protocolComparisonsNear(target: ResolvedTarget, snapshot: Snapshot): ProtocolComparison[] {
  const examples = target.facts.trainingExamples;
  const measured = [...new Set(snapshot.protocolComparisons.map(({ datasetId }) => datasetId))];
  const near = new Set(
    datasetsNear(target, snapshot, measured)
      .slice(0, COMPARISON_TARGETS)
      .map(({ dataset }) => dataset.id),
  );
  return snapshot.protocolComparisons.filter(({ datasetId, trainingExamples }) => {
    if (!near.has(datasetId)) return false;
    if (!examples || !trainingExamples) return true;
    return Math.max(examples, trainingExamples) < LIKE_SIZE * Math.min(examples, trainingExamples);
  });
}

export interface NearDataset {
  dataset: DatasetRow;
  /** Cosine of the two embeddings, -1 to 1. */
  similarity: number;
}

/** Some datasets of the target's kind of input, nearest to it first. */
function datasetsNear(
  { facts, modalities }: ResolvedTarget,
  { knowledge, datasetVectors }: Snapshot,
  ids: Iterable<number>,
): NearDataset[] {
  return [...ids]
    .flatMap((id): NearDataset[] => {
      const dataset = knowledge.datasets.get(id);
      const vector = datasetVectors.get(id);
      const fits = dataset !== undefined && modalities.some((kind) => dataset.modalities.includes(kind));
      if (!fits) return [];
      return [{ dataset, similarity: vector === undefined ? 0 : cosine(facts.embedding, vector) }];
    })
    .sort((a, b) => b.similarity - a.similarity || a.dataset.id - b.dataset.id);
}

/** Those that any base was measured on: each base of an answer is looked up among them. */
const measuredNear = onceForTarget((target: ResolvedTarget, snapshot: Snapshot) =>
  datasetsNear(target, snapshot, measuredDatasets(snapshot.knowledge).keys()),
);

/**
 * What a base could be measured on: the target itself, else the nearest dataset that it has no
 * result on and was not trained on.
 */
export function testDatasetFor(
  base: KnownBase,
  target: ResolvedTarget,
  snapshot: Snapshot,
): NearDataset | null {
  const own = target.datasetId === null ? undefined : snapshot.knowledge.datasets.get(target.datasetId);
  if (own !== undefined) return { dataset: own, similarity: 1 };
  const { results } = snapshot.knowledge;
  const known = new Set([
    ...[...results.countedOf(base.id), ...results.excludedOf(base.id)].map(({ datasetId }) => datasetId),
    ...base.pretrainingDatasetIds,
  ]);
  return measuredNear(target, snapshot).find(({ dataset }) => !known.has(dataset.id)) ?? null;
}
