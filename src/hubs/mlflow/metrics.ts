import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { commaUseIn, readNumber } from '../numbers';
import { isPlainObject, itemsIn, objectOf, own, textOf, type PlainObject } from '../plain-json';
import { webAddress } from '../web-address';
import { wellKnownDataset } from '../well-known-datasets';

/** Prefixes that evaluation puts before the metric's name: `mlflow.evaluate` and autologging. */
const CONTEXT = /^(?:eval|evaluation|test|val|validation)[_/]/i;

/**
 * Measured values of a version or model (`metrics`: key, value, since MLflow 3 with the dataset's
 * name) on a benchmark that is known. A metric without a dataset tells of training, and stays in
 * the raw record.
 */
export function evaluationsOf(owner: PlainObject, runLink: string | null, findings: Findings) {
  const sourceUrl = webAddress(runLink);
  const metrics = itemsIn(own(owner, 'metrics'));
  const comma = commaUseIn(metrics.map((metric) => own(objectOf(metric), 'value')));
  return metrics.flatMap((metric) => {
    const key = isPlainObject(metric) ? textOf(own(metric, 'key')) : null;
    const name = isPlainObject(metric) ? textOf(own(metric, 'dataset_name')) : null;
    if (!isPlainObject(metric) || key === null || name === null) return [];
    const read = readNumber(own(metric, 'value'), comma);
    const known = wellKnownDataset(name);
    if (known === null) findings.ignore('metrics', withFound('is of no known dataset', quoted(name)));
    else if ('fault' in read) findings.ignore(`metrics.${key}`, read.fault);
    if (known === null || 'fault' in read) return [];
    const { value, isPercent } = read;
    const figure = isPercent ? { value, unit: 'percent' as const } : { value };
    // Nothing says which part of the dataset was measured on.
    return [{ dataset: known.reference, metric: key.replace(CONTEXT, ''), ...figure, sourceUrl }];
  });
}
