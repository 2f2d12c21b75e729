import { compareText } from '../../platform/compare-text';
import { InvalidInputError } from '../../platform/errors';
import { slugKey } from '../../platform/written-text';
import { offScale } from '../../transfer';
import { nameKey, type Knowledge } from '../knowledge/knowledge';
import type { MetricRow } from '../knowledge/rows';
import type { CheckedOwnResult, CheckedQuestion, QuestionPrefix } from './question';
import type { OwnResult, PlacedTarget } from './resolved-target';

/** What is meant by a result on a target where nobody says how it was made. */
const USUAL_PROTOCOL = 'FINE_TUNE';

/**
 * Finds the bases and metrics of own results. Those that name no metric are in the one in which
 * most results on data like the target's are; those that name no protocol were made by that of the
 * question, else by fine-tuning.
 * @throws InvalidInputError naming the result and what is wrong with it
 */
export function resolveOwnResults(
  { measured, protocol }: Pick<CheckedQuestion, 'measured' | 'protocol'>,
  target: Pick<PlacedTarget, 'task' | 'modalities'>,
  { knowledge, prefix }: { knowledge: Knowledge; prefix: QuestionPrefix },
): OwnResult[] {
  const usual = measured.some(({ metric }) => metric === null) ? usualMetric(target, knowledge) : null;
  return measured.map((own, place) => {
    const field = `${prefix}measured.${place}`;
    const base = knowledge.baseBySlug.get(slugKey(own.base));
    if (base === undefined) {
      throw new InvalidInputError(`${field}.base`, 'the slug of an active model of this catalogue');
    }
    const metric = metricOf(own, usual, { knowledge, field: `${field}.metric` });
    checkOnScale(own.value, metric, `${field}.value`);
    return { base, metric, protocol: own.protocol ?? protocol ?? USUAL_PROTOCOL, value: own.value };
  });
}

function metricOf(
  { metric: name }: CheckedOwnResult,
  usual: MetricRow | null,
  { knowledge, field }: { knowledge: Knowledge; field: string },
): MetricRow {
  if (name === null) {
    if (usual !== null) return usual;
    throw new InvalidInputError(field, 'given: no result on data like these tells which one is usual');
  }
  const metric = knowledge.metricByName.get(nameKey(name));
  if (metric !== undefined) return metric;
  const [example] = knowledge.metricByName.values();
  const such = example === undefined ? '' : `, such as ${example.id}`;
  throw new InvalidInputError(field, `the id or name of a metric of this catalogue${such}`);
}

/**
 * The metric of most results on datasets of the target's task and kind of input, as far as these
 * are known.
 */
function usualMetric(
  { task, modalities }: Pick<PlacedTarget, 'task' | 'modalities'>,
  { datasets, measured, metricByName, results }: Knowledge,
): MetricRow | null {
  const alike = new Set(
    [...datasets.values()]
      .filter((dataset) => task === null || dataset.tasks.includes(task.row.id))
      .filter((dataset) => modalities.every((kind) => dataset.modalities.includes(kind)))
      .map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  for (const { id } of measured)
    for (const { datasetId, metricId } of results.countedOf(id))
      if (alike.has(datasetId)) counts.set(metricId, (counts.get(metricId) ?? 0) + 1);
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || compareText(a, b));
  return most === undefined ? null : (metricByName.get(nameKey(most[0])) ?? null);
}

function checkOnScale(value: number, metric: MetricRow, field: string): void {
  const off = offScale(metric, value);
  if (off === null) return;
  const meant =
    off.fraction === null
      ? ''
      : `: percentages are written as fractions, ${value} percent as ${off.fraction}`;
  throw new InvalidInputError(field, `on the scale of ${metric.id}, which runs ${off.span}${meant}`);
}
