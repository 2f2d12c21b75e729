import type { DescribedResult } from '../../src/ingest/describe-results';

const COLUMNS =
  'study,base_hub,base,target_hub,target,split,protocol,metric,value,training_examples,recipe,seed,scratch_baseline';

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const rowOf = (result: DescribedResult): string =>
  [
    result.study,
    result.base.hub,
    result.base.externalId,
    result.target.hub,
    result.target.externalId,
    result.split,
    result.protocol,
    result.metricId,
    result.value,
    result.trainingExamples,
    result.recipe,
    result.seed,
    result.scratchBaseline,
  ]
    .map(cell)
    .join(',');

/** A file of results, in order of the texts of its rows: the same results give the same bytes. */
export const fileOf = (results: readonly DescribedResult[]): string =>
  `${[COLUMNS, ...results.map(rowOf).sort()].join('\n')}\n`;
