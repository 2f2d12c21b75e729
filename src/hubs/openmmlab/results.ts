import { type Fault, prefixed, withFound } from '../fault';
import { quoted, type Findings } from '../findings';
import { commaUseIn, numberIn, readNumber, type CommaUse, type WrittenNumber } from '../numbers';
import { asList, isPlainObject, own, textOf, type Plain, type PlainObject } from '../plain-json';
import type { Reference } from '../records';
import { datasetReference } from './dataset-names';
import { isNoMetric, metricNamed, type MetricPlace, type NamedMetric } from './metric-names';

/** One figure of a metafile. */
export interface Figure {
  dataset: Reference | null;
  task: string | null;
  /** How it was measured, where the metric's name says so, such as `ms+flip`. */
  condition: string | null;
  metric: string;
  value: number;
  unit?: 'percent';
}

/** A column that held two figures, such as `PSNR/SSIM (Y)`. */
const PAIR = /^(?:<br\s*\/?>)?\s*(\w+)\s*\/\s*(?:<br\s*\/?>)?\s*(\w+)\s*(?:\((.+)\))?$/;

/** Where figures stand: the library, whose words they use, and the field. */
export interface FiguresPlace {
  library: string;
  field: string;
}

/** Figures of `Results`, which is a list, one mapping, or nothing. */
export function figuresOf(results: Plain, { library, field }: FiguresPlace, findings: Findings): Figure[] {
  return asList(results).flatMap((result, place) => {
    const where = `${field}.${place}`;
    if (isPlainObject(result)) return figuresOfResult(result, { library, field: where }, findings);
    findings.ignore(where, withFound('is no mapping', quoted(result)));
    return [];
  });
}

function figuresOfResult(
  result: PlainObject,
  { library, field: where }: FiguresPlace,
  findings: Findings,
): Figure[] {
  const written = textOf(own(result, 'Dataset', 'dataset'));
  const dataset = written === null ? null : datasetReference(written);
  if (written !== null && dataset === null)
    findings.ignore(`${where}.Dataset`, withFound('is no name of a dataset', quoted(written)));
  const shared = { dataset, task: textOf(own(result, 'Task', 'task')) };
  return asList(own(result, 'Metrics', 'metrics')).flatMap((metrics) => {
    const ignore = (fault: Fault) => findings.ignore(`${where}.Metrics`, fault);
    if (isPlainObject(metrics))
      return measured(metrics, { library, dataset: written }, ignore).map((one) => ({ ...shared, ...one }));
    ignore(withFound('is no mapping', quoted(metrics)));
    return [];
  });
}

type Value = NamedMetric & Pick<Figure, 'value' | 'unit'>;

const numberWithUnit = ({ value, isPercent }: WrittenNumber): Pick<Figure, 'value' | 'unit'> =>
  isPercent ? { value, unit: 'percent' } : { value };

function measured(metrics: PlainObject, place: MetricPlace, ignore: (fault: Fault) => void): Value[] {
  // No similarity is above 1: the two columns have changed places, or hold something else.
  const isDisplaced = (numberIn(own(metrics, 'SSIM')) ?? 0) > 1;
  const comma = commaUseIn(
    Object.values(metrics).flatMap((one) => (isPlainObject(one) ? Object.values(one) : [one])),
  );
  return Object.entries(metrics).flatMap(([key, written]) => {
    const name = key.trim();
    const say = (fault: Fault) => ignore(prefixed(quoted(name), fault));
    if (isDisplaced && (name === 'SSIM' || name === 'PSNR')) {
      say('stands beside an SSIM above 1');
      return [];
    }
    return valuesOf(name, written, comma, say).map(({ metric, condition, ...figure }) => ({
      ...(condition === null ? metricNamed(metric, place) : { metric, condition }),
      ...figure,
    }));
  });
}

function valuesOf(name: string, written: Plain, comma: CommaUse, ignore: (fault: Fault) => void): Value[] {
  const ignored = (fault: Fault): Value[] => {
    ignore(fault);
    return [];
  };
  if (isNoMetric(name)) return ignored('is no metric');
  if (written === null) return ignored('has no value');
  if (isPlainObject(written))
    return pairOf(name, written, comma, ignore) ?? ignored(`has parts that it does not name`);
  const read = readNumber(written, comma);
  return 'fault' in read ? ignored(read.fault) : [{ metric: name, condition: null, ...numberWithUnit(read) }];
}

/**
 * The figures of a column for two metrics. Metafiles that were made by a program call the parts
 * PSNR and SSIM whatever the column was, precision and recall included: they count only where the
 * column names them.
 */
function pairOf(
  name: string,
  written: PlainObject,
  comma: CommaUse,
  ignore: (fault: Fault) => void,
): Value[] | null {
  const [, first, second, condition = null] = PAIR.exec(name) ?? [];
  const parts = [first, second].filter((part) => part !== undefined);
  if (parts.length === 0 || !Object.keys(written).every((part) => parts.includes(part))) return null;
  return Object.entries(written).flatMap(([metric, value]) => {
    const read = readNumber(value, comma);
    if (!('fault' in read)) return [{ metric, condition, ...numberWithUnit(read) }];
    ignore(prefixed(quoted(metric), read.fault));
    return [];
  });
}
