import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { commaUseIn, nameAndUnit, readNumber, type CommaUse } from '../numbers';
import { asList, isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { webAddress } from '../web-address';
import { datasetPartOf, type DatasetPart } from './dataset-part';
import { reference } from './repository-id';

/** One entry of `evaluations`, before the schema has checked it. */
export interface EvaluationCandidate extends DatasetPart {
  dataset: { hub: string; externalId: string } | null;
  task: string | null;
  metric: string;
  value: number;
  unit?: 'percent';
  verified: boolean;
  sourceUrl: string | null;
}

/** One entry of `results`, with where it stands. */
interface Result {
  readonly field: string;
  readonly result: PlainObject;
}

/**
 * Evaluations of a card's `model-index`, which real cards also write as `model_index`, as a mapping
 * instead of a list, with `metric` for `metrics`, without a dataset, and with values such as
 * "25.59%".
 */
export function evaluationsOf(metadata: PlainObject, findings: Findings): EvaluationCandidate[] {
  const results = resultsIn(metadata, findings);
  const values = results.flatMap(({ result }) => metricsIn(result).map(valueOf));
  const comma = commaUseIn(values);
  return results.flatMap((result) => evaluationsOfResult(result, comma, findings));
}

function resultsIn(metadata: PlainObject, findings: Findings): Result[] {
  return asList(own(metadata, 'model-index', 'model_index')).flatMap((entry, place) => {
    if (!isPlainObject(entry)) {
      findings.ignore(`model-index.${place}`, withFound('is no mapping', quoted(entry)));
      return [];
    }
    return asList(own(entry, 'results', 'result')).flatMap((result, at) => {
      const field = `model-index.${place}.results.${at}`;
      if (isPlainObject(result)) return [{ field, result }];
      findings.ignore(field, withFound('is no mapping', quoted(result)));
      return [];
    });
  });
}

const metricsIn = (result: PlainObject): Plain[] => asList(own(result, 'metrics', 'metric'));
const valueOf = (metric: Plain): Plain => (isPlainObject(metric) ? own(metric, 'value') : null);

function evaluationsOfResult(
  { result, field }: Result,
  comma: CommaUse,
  findings: Findings,
): EvaluationCandidate[] {
  const task = own(result, 'task');
  const dataset = own(result, 'dataset', 'datasets');
  const source = own(result, 'source');
  const shared = {
    dataset: datasetOf(dataset, `${field}.dataset`, findings),
    ...datasetPartOf(dataset),
    task: isPlainObject(task) ? textOf(own(task, 'type', 'name')) : textOf(task),
    sourceUrl: webAddress(textOf(isPlainObject(source) ? own(source, 'url') : source)),
  };
  return metricsIn(result).flatMap((metric, place) => {
    const where = `${field}.metrics.${place}`;
    const name = isPlainObject(metric) ? textOf(own(metric, 'type', 'name')) : null;
    if (name === null || !isPlainObject(metric)) {
      findings.ignore(where, withFound('names no metric', quoted(metric)));
      return [];
    }
    const read = readNumber(own(metric, 'value'), comma);
    if ('fault' in read) {
      findings.ignore(`${where}.value`, read.fault);
      return [];
    }
    const isPercent = read.isPercent || nameAndUnit(textOf(own(metric, 'name')) ?? '').isPercent;
    const figure = { metric: name, value: read.value, ...(isPercent ? { unit: 'percent' as const } : {}) };
    return [{ ...shared, ...figure, verified: own(metric, 'verified') === true }];
  });
}

/**
 * The dataset's `type` is its id on the Hub; where that is only a loader (`json`), there is no
 * dataset to name.
 */
function datasetOf(dataset: Plain, field: string, findings: Findings): EvaluationCandidate['dataset'] {
  const written = isPlainObject(dataset)
    ? (textOf(own(dataset, 'type')) ?? textOf(own(dataset, 'name')))
    : textOf(dataset);
  if (written === null) return null;
  const found = reference('dataset', written);
  if (found === null) findings.ignore(field, withFound('is no dataset on the Hub', quoted(written)));
  return found;
}
