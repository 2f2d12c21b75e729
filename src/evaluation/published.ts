import { optionalText, readTable, requiredNumber, requiredText } from './csv';
import type { Measure } from './metrics';

/** What a published method reaches on a matrix, averaged over the targets it names. */
export interface PublishedFigure {
  /** Source, and metric or protocol where the source has several matrices. */
  matrix: string;
  method: string;
  /** As the publication calls it. */
  metric: string;
  /** Which of our measures that is; null where it is none of them. */
  measure: Measure | null;
  /** On the scale of our measure. */
  value: number;
  source: string | null;
  /** All targets of the matrix when empty. */
  targets: string[];
}

/** @throws AppError BAD_USER_INPUT naming file, line and column */
export function readPublished(file: string): PublishedFigure[] {
  return readTable(file, ['matrix', 'method', 'metric', 'value']).map((row) => {
    const metric = requiredText(row, 'metric');
    const value = requiredNumber(row, 'value');
    const targets = (optionalText(row, 'targets') ?? '').split(';').map((target) => target.trim());
    return {
      // A remark in brackets, such as how many targets there are, is no part of the name.
      matrix: requiredText(row, 'matrix').replace(/\s*\(.*\)$/, ''),
      method: requiredText(row, 'method'),
      metric,
      measure: measureOf(metric),
      value: /x ?100\b/.test(metric) ? value / 100 : value,
      source: optionalText(row, 'source') ?? null,
      targets: targets.filter((target) => target !== '').sort(),
    };
  });
}

/** A mean that weighs targets by something else than one each is not comparable with ours. */
function measureOf(metric: string): Measure | null {
  const name = metric.toLowerCase();
  if (/weighted (average|mean)/.test(name)) return null;
  if (/weighted (kendall )?tau/.test(name)) return 'weightedTau';
  if (/pearson/.test(name)) return 'pearson';
  if (/top-5 recall/.test(name)) return 'recallAt5';
  if (/tau over shared top-5/.test(name)) return 'tauAt5';
  return null;
}
