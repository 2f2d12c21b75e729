import type { ModalityName } from '../../catalog';
import { cosine } from '../../platform/cosine';
import { measuredDatasets } from '../knowledge/measured-datasets';
import type { Snapshot } from '../knowledge/snapshot';
import type { InferredTask } from './infer-task';

const NEAREST = 8;
/** Datasets less similar than this share little more with a target than the kind of data. */
const LEAST_SIMILARITY = 0.4;
/** That all datasets near a target are of one task makes it no surer than this. */
const MOST_SURE = 0.8;

/**
 * The task that most of the measured datasets nearest to a target are of, by their similarity and
 * by how much was measured on them.
 * @param domainId of a target that is a domain: what is in it is as near as can be
 * @returns its confidence is its share of them, of `MOST_SURE`; null where no dataset of that kind
 *   of data is near
 */
export function taskNearby(
  embedding: Float32Array,
  kind: ModalityName,
  { knowledge, datasetVectors }: Pick<Snapshot, 'knowledge' | 'datasetVectors'>,
  domainId: number | null = null,
): InferredTask | null {
  const near = [...measuredDatasets(knowledge)]
    .flatMap(([id, results]) => {
      const dataset = knowledge.datasets.get(id);
      const vector = datasetVectors.get(id);
      if (dataset === undefined || vector === undefined || !dataset.modalities.includes(kind)) return [];
      const isInside =
        domainId !== null &&
        dataset.domainIds.some((own) => knowledge.domains.get(own)?.lineIds.includes(domainId) === true);
      const similarity = isInside ? 1 : cosine(embedding, vector);
      return similarity < LEAST_SIMILARITY || dataset.tasks.length === 0
        ? []
        : [{ id, tasks: dataset.tasks, similarity, results }];
    })
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, NEAREST);
  const weights = new Map<string, number>();
  for (const { tasks, similarity, results } of near) {
    // What many bases were measured on is what people do with such data.
    const weight = (similarity ** 2 * Math.log2(1 + results)) / tasks.length;
    for (const task of tasks) weights.set(task, (weights.get(task) ?? 0) + weight);
  }
  // One more result, of a task that nobody knows, keeps a single one from being sure.
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, LEAST_SIMILARITY ** 2);
  const [best] = [...weights].sort((a, b) => b[1] - a[1]);
  return best === undefined ? null : { id: best[0], confidence: (MOST_SURE * best[1]) / total };
}
