import type { HubFigureFragment } from './operations.generated';
import { repositoryId } from './repository-ids';

/** What stands where the catalogue knows no task or dataset, which the Hub's format asks for. */
const NO_TASK = 'other';
export const NO_DATASET = 'unknown';

const sourceOf = ({ sourceUrl, study }: HubFigureFragment) => {
  const url = sourceUrl ?? study?.url ?? null;
  return url === null ? {} : { source: { name: study?.title ?? url, url } };
};

const datasetOf = ({ dataset, subset, split, datasetRevision }: HubFigureFragment) => ({
  type: dataset === null ? NO_DATASET : repositoryId(dataset.slug),
  name: dataset === null ? NO_DATASET : repositoryId(dataset.slug),
  ...(subset !== null && { config: subset }),
  ...(split !== null && { split }),
  ...(datasetRevision !== null && { revision: datasetRevision }),
});

const metricOf = ({ metric, value, verified }: HubFigureFragment) => ({
  type: metric.id,
  name: metric.name,
  value,
  ...(verified && { verified }),
});

/**
 * Measured values in the form of a card's `model-index`: those of one dataset, task and source
 * together. Null for none.
 *
 * @see https://github.com/huggingface/hub-docs/blob/main/modelcard.md
 */
export function modelIndexOf(name: string, figures: readonly HubFigureFragment[]) {
  if (figures.length === 0) return null;
  const results = new Map<string, { about: object; metrics: object[] }>();
  for (const figure of figures) {
    const about = {
      task: { type: figure.task?.id ?? NO_TASK },
      dataset: datasetOf(figure),
      ...sourceOf(figure),
    };
    const key = JSON.stringify(about);
    const { metrics } = results.get(key) ?? { metrics: [] };
    results.set(key, { about, metrics: [...metrics, metricOf(figure)] });
  }
  return [{ name, results: [...results.values()].map(({ about, metrics }) => ({ ...about, metrics })) }];
}
