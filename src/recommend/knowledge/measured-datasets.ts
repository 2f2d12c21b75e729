import type { Knowledge } from './knowledge';

const countsOf = new WeakMap<Knowledge, ReadonlyMap<number, number>>();

/**
 * The datasets that any base was measured on, each with how many results there are; counted once
 * for each reading of the catalogue.
 */
export function measuredDatasets(knowledge: Knowledge): ReadonlyMap<number, number> {
  const known = countsOf.get(knowledge);
  if (known !== undefined) return known;
  const counts = new Map<number, number>();
  for (const { id } of knowledge.measured)
    for (const { datasetId } of knowledge.results.countedOf(id))
      counts.set(datasetId, (counts.get(datasetId) ?? 0) + 1);
  countsOf.set(knowledge, counts);
  return counts;
}
