import {
  type RecordProblem,
  type Reference,
  type TransferResultRecord,
  type Fault,
  faultFields,
} from '../hubs';
import { sha256 } from './digest';
import { keyText, type ThingKey } from './plan';
import { onScale, ScaleWitnesses, type MeasuredFigure } from './taxonomy/scale';
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
  adapted,
  target,
}: Pick<TransferResultRecord, 'base' | 'adapted' | 'target'>): ResultName => ({
  hub: base.hub,
  id: `${base.externalId} on ${target.externalId}`,
  subject: { names: adapted === null ? [base, target] : [base, target, adapted] },
});

interface ResultName extends Pick<RecordProblem, 'hub' | 'id'> {
  readonly subject: { readonly names: readonly Reference[] };
}

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

/** Results of one unknown metric. */
interface UnknownMetric {
  readonly problem: RecordProblem & { count: number };
  readonly each: { id: string; names: readonly Reference[] }[];
}

/** Reports results of unknown metrics: one problem a word, with how many there are. */
class UnknownMetrics {
  private readonly words = new Map<string, UnknownMetric>();

  constructor(private readonly problems: RecordProblem[]) {}

  add(record: TransferResultRecord): void {
    const { hub, id, subject } = nameOfResult(record);
    const known = this.words.get(record.metric);
    if (known !== undefined) {
      known.problem.count += 1;
      known.each.push({ id, names: subject.names });
      return;
    }
    const message = `is unknown: ${JSON.stringify(record.metric)}`;
    const each = [{ id, names: subject.names }];
    const words = { field: 'metric', message, action: 'skipped' as const };
    const problem = { hub, id, ...words, count: 1, subject: { each } };
    this.words.set(record.metric, { problem, each });
    this.problems.push(problem);
  }
}

/** The range of the metric's other figures in the same table, where the record is of one. */
const witnessesOf = ({ figuresBeside }: TransferResultRecord, { metric }: MeasuredFigure) =>
  new ScaleWitnesses((figuresBeside ?? []).map((value) => ({ metric, value })));

/**
 * Maps results to terms; a result of an unknown metric or out of range is reported and left out,
 * and so is a baseline that is out of range or may be meant in two ways.
 */
export function describeResults(
  records: readonly TransferResultRecord[],
  taxonomies: Taxonomies,
): { results: DescribedResult[]; problems: RecordProblem[] } {
  const problems: RecordProblem[] = [];
  const unknown = new UnknownMetrics(problems);
  const results = records.flatMap((record) => {
    const { base, adapted, target, scratchBaseline: scratch, ...rest } = record;
    const report = (field: string, fault: Fault, action: 'skipped' | 'ignored'): void => {
      problems.push({ ...nameOfResult(record), field, ...faultFields(fault), action });
    };
    const figure = taxonomies.measured(record.metric, record);
    if (figure === null) {
      unknown.add(record);
      return [];
    }
    const witnesses = witnessesOf(record, figure);
    const scaled = onScale(figure, witnesses);
    if ('fault' in scaled) {
      report('value', scaled.fault, 'skipped');
      return [];
    }
    const baseline = scratch === null ? { value: null } : onScale({ ...figure, value: scratch }, witnesses);
    if ('fault' in baseline) report('scratchBaseline', baseline.fault, 'ignored');
    const result: DescribedResult = {
      study: rest.study,
      base: { kind: 'MODEL', ...base },
      adapted: adapted === null ? null : { kind: 'MODEL', ...adapted },
      target: { kind: 'DATASET', ...target },
      split: rest.split,
      protocol: rest.protocol,
      metricId: figure.metric.id,
      value: scaled.value,
      trainingExamples: rest.trainingExamples,
      recipe: rest.recipe,
      seed: rest.seed,
      scratchBaseline: 'value' in baseline ? baseline.value : null,
    };
    return [result];
  });
  return { results, problems };
}
