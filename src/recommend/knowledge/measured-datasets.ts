import type { Knowledge } from './knowledge';

const measuredOn = new WeakMap<Knowledge, readonly number[]>();

/** The datasets that any base was measured on; found once for each reading of the catalogue. */
export function measuredDatasets(knowledge: Knowledge): readonly number[] {
  const known = measuredOn.get(knowledge) ?? [
    ...new Set(knowledge.measured.flatMap(({ results }) => results.map(({ datasetId }) => datasetId))),
  ];
  measuredOn.set(knowledge, known);
  return known;
}
