import { type RecordProblem, type TransferResultRecord, type Fault, withFound, faultFields } from '../hubs';
import { sha256 } from './digest';
import { keyText, type ThingKey } from './plan';
import type { Taxonomies } from './taxonomy/taxonomies';

/** A transfer result with its words mapped to terms. */
export interface DescribedResult {
  study: string;
  base: ThingKey;
  adapted: ThingKey | null;
  target: ThingKey;
  split: string | null;
  protocol: TransferResultRecord['protocol'];
  metricId: string;
  value: number;
  trainingExamples: number | null;
  recipe: string | null;
  seed: number | null;
  scratchBaseline: number | null;
}

/** Models and datasets that a result is about. */
export const keysOfResult = ({ base, adapted, target }: DescribedResult): ThingKey[] =>
  adapted === null ? [base, target] : [base, target, adapted];

/** How reports name a result, which has no id at its hub. */
export const nameOfResult = ({
  base,
  target,
}: Pick<TransferResultRecord, 'base' | 'target'>): Pick<RecordProblem, 'hub' | 'id'> => ({
  hub: base.hub,
  id: `${base.externalId} on ${target.externalId}`,
});

/** The key of a result, as a digest: one value counts for each key. */
export const resultKey = (result: DescribedResult): string =>
  sha256(
    JSON.stringify([
      result.study,
      keyText(result.base),
      keyText(result.target),
      result.split,
      result.protocol,
      result.metricId,
      result.trainingExamples,
      result.recipe,
      result.seed,
    ]),
  );

/** Reports results of unknown metrics: one problem a word, with how many there are. */
class UnknownMetrics {
  private readonly words = new Map<string, RecordProblem & { count: number }>();

  constructor(private readonly problems: RecordProblem[]) {}

  add(record: TransferResultRecord): void {
    const known = this.words.get(record.metric);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    const message = `is unknown: ${JSON.stringify(record.metric)}`;
    const problem = {
      ...nameOfResult(record),
      field: 'metric',
      message,
      action: 'skipped' as const,
      count: 1,
    };
    this.words.set(record.metric, problem);
    this.problems.push(problem);
  }
}

/**
 * Maps results to terms; a result of an unknown metric or out of range is reported and left out.
 */
export function describeResults(
  records: readonly TransferResultRecord[],
  taxonomies: Taxonomies,
): { results: DescribedResult[]; problems: RecordProblem[] } {
  const problems: RecordProblem[] = [];
  const unknown = new UnknownMetrics(problems);
  const results = records.flatMap((record) => {
    const { base, adapted, target, metric: word, value: raw, scratchBaseline: scratch, ...rest } = record;
    const skip = (field: string, fault: Fault): [] => {
      problems.push({ ...nameOfResult(record), field, ...faultFields(fault), action: 'skipped' });
      return [];
    };
    const metric = taxonomies.metric(word);
    if (metric === null) {
      unknown.add(record);
      return [];
    }
    const value = taxonomies.onScale(metric, raw);
    if (value === null) return skip('value', withFound(`is out of the range of ${metric.id}`, String(raw)));
    const result: DescribedResult = {
      study: rest.study,
      base: { kind: 'MODEL', ...base },
      adapted: adapted === null ? null : { kind: 'MODEL', ...adapted },
      target: { kind: 'DATASET', ...target },
      split: rest.split,
      protocol: rest.protocol,
      metricId: metric.id,
      value,
      trainingExamples: rest.trainingExamples,
      recipe: rest.recipe,
      seed: rest.seed,
      scratchBaseline: scratch === null ? null : taxonomies.onScale(metric, scratch),
    };
    return [result];
  });
  return { results, problems };
}
