import metricNames from './data/metrics.json';

/**
 * A metric by a word that the catalogue's terms know, and how it was measured where the source's
 * word says so.
 */
export interface NamedMetric {
  metric: string;
  /** Such as `ms+flip` or `shoulder`. */
  condition: string | null;
}

/**
 * Where a metafile uses a word: words mean one thing in the tables of one library or dataset, and
 * another elsewhere.
 */
export interface MetricPlace {
  library: string;
  /** As written. */
  dataset: string | null;
}

const QUALIFIED = new Map<string, NamedMetric>(Object.entries(metricNames.qualified));
const IN_LIBRARIES = metricNames.inLibraries.map(({ metrics, ...where }) => ({
  ...where,
  metrics: new Map<string, NamedMetric>(Object.entries(metrics)),
}));
const NO_METRICS = new Set(metricNames.noMetrics);

/** Whether the word is a setting of the run that stands among its metrics. */
export const isNoMetric = (word: string): boolean => NO_METRICS.has(word);

/** What a metafile's word for a metric means; itself where nothing is known of it. */
export function metricNamed(word: string, { library, dataset }: MetricPlace): NamedMetric {
  const table = IN_LIBRARIES.find(
    ({ libraries, datasets, metrics }) =>
      libraries.includes(library) && (datasets?.includes(dataset ?? '') ?? true) && metrics.has(word),
  );
  return table?.metrics.get(word) ?? QUALIFIED.get(word) ?? { metric: word, condition: null };
}
