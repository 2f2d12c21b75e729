import { withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { isPlainObject, itemsIn, own, textOf, type PlainObject } from '../plain-json';
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
  return itemsIn(own(owner, 'metrics')).flatMap((metric) => {
    const key = isPlainObject(metric) ? textOf(own(metric, 'key')) : null;
    const name = isPlainObject(metric) ? textOf(own(metric, 'dataset_name')) : null;
    if (!isPlainObject(metric) || key === null || name === null) return [];
    const value = own(metric, 'value');
    const known = wellKnownDataset(name);
    if (known === null) findings.ignore('metrics', withFound('is of no known dataset', quoted(name)));
    else if (typeof value !== 'number')
      findings.ignore(`metrics.${key}`, withFound('is no number', quoted(value)));
    if (known === null || typeof value !== 'number') return [];
    // Nothing says which part of the dataset was measured on.
    return [{ dataset: known.reference, metric: key.replace(CONTEXT, ''), value, sourceUrl }];
  });
}
