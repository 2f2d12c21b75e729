import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { numberOf } from '../numbers';
import { asList, isPlainObject, objectOf, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { webAddress } from '../web-address';
import { reference } from './repository-id';

/** One entry of `evaluations`, before the schema has checked it. */
export interface EvaluationCandidate {
  dataset: { hub: string; externalId: string } | null;
  task: string | null;
  split: string | null;
  metric: string;
  value: number;
  verified: boolean;
  sourceUrl: string | null;
}

/**
 * Evaluations of a card's `model-index`, which real cards also write as `model_index`, as a mapping
 * instead of a list, with `metric` for `metrics`, without a dataset, and with values such as
 * "25.59%".
 */
export function evaluationsOf(metadata: PlainObject, findings: Findings): EvaluationCandidate[] {
  const found: EvaluationCandidate[] = [];
  asList(own(metadata, 'model-index', 'model_index')).forEach((entry, place) => {
    if (!isPlainObject(entry))
      return findings.ignore(`model-index.${place}`, withFound('is no mapping', quoted(entry)));
    asList(own(entry, 'results', 'result')).forEach((result, at) => {
      const field = `model-index.${place}.results.${at}`;
      if (isPlainObject(result)) found.push(...evaluationsOfResult(result, field, findings));
      else findings.ignore(field, withFound('is no mapping', quoted(result)));
    });
  });
  return found;
}

function evaluationsOfResult(result: PlainObject, field: string, findings: Findings): EvaluationCandidate[] {
  const task = own(result, 'task');
  const dataset = own(result, 'dataset', 'datasets');
  const source = own(result, 'source');
  const shared = {
    dataset: datasetOf(dataset, `${field}.dataset`, findings),
    task: isPlainObject(task) ? textOf(own(task, 'type', 'name')) : textOf(task),
    split: textOf(own(objectOf(dataset), 'split')),
    sourceUrl: webAddress(textOf(isPlainObject(source) ? own(source, 'url') : source)),
  };
  return asList(own(result, 'metrics', 'metric')).flatMap((metric, place) => {
    const name = isPlainObject(metric) ? textOf(own(metric, 'type', 'name')) : null;
    const value = isPlainObject(metric) ? numberOf(own(metric, 'value')) : null;
    const where = `${field}.metrics.${place}`;
    if (name === null) findings.ignore(where, withFound('names no metric', quoted(metric)));
    else if (value === null)
      findings.ignore(
        `${where}.value`,
        withFound('is no number', quoted(isPlainObject(metric) ? own(metric, 'value') : metric)),
      );
    if (name === null || value === null || !isPlainObject(metric)) return [];
    return [{ ...shared, metric: name, value, verified: own(metric, 'verified') === true }];
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
