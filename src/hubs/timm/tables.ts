import { withFound } from '../fault';
import path from 'node:path';
import { cellOf, commaUseOf, figureOf, type Cells } from '../csv-rows';
import { quoted } from '../findings';
import { ignored, naming, skipped } from '../items';
import { fractionOf, numberIn, readNumber } from '../numbers';
import type { HubItem } from '../records';
import { wellKnownDataset } from '../well-known-datasets';
import { modelRows } from './model-rows';
import { type taggedRecord, TIMM, TIMM_STUDY, weightsRecord } from './weights';

/** A model with the figures that the tables have of it. */
export interface Measured {
  record: ReturnType<typeof taggedRecord> & Record<string, unknown>;
  evaluations: Record<string, unknown>[];
  /** Rows by table. */
  raw: Record<string, unknown>;
}

/**
 * Result tables, and what each one measures on. The `-clean` ones are parts of ImageNet-1k that no
 * name stands for.
 */
const DATASETS: ReadonlyMap<string, string> = new Map([
  ['results-imagenet', 'imagenet-1k'],
  ['results-imagenet-real', 'imagenet-real'],
  ['results-imagenetv2-matched-frequency', 'imagenet-v2'],
  ['results-sketch', 'imagenet-sketch'],
  ['results-imagenet-a', 'imagenet-a'],
  ['results-imagenet-r', 'imagenet-r'],
]);
const METRICS: [string, string][] = [
  ['top1', 'accuracy'],
  ['top5', 'top_5_accuracy'],
];
const PERCENT = 100;
/** Far more than there are; a table beyond it is something else. */
const MAX_MODELS = 50_000;

export const tableName = (file: string): string => path.basename(file).replace(/\.csv(?:\.gz)?$/i, '');

/**
 * Adds the rows of one result table to `models`. timm lists a model once per input size: figures
 * are kept of the smallest, which is the size that it was made for more often than not, and the
 * others are reported.
 */
export async function* readTable(
  table: string,
  bytes: AsyncIterable<Uint8Array>,
  models: Map<string, Measured>,
): AsyncGenerator<HubItem> {
  const dataset = DATASETS.get(table);
  if (dataset === undefined) {
    yield skipped(TIMM, table, null, 'is a table that nothing is read from');
    return;
  }
  const best = new Map<string, { cells: Cells; size: number }>();
  for await (const row of modelRows(table, bytes)) {
    if (row.kind !== 'row') yield row;
    else {
      const { model } = row;
      const size = numberIn(figureOf(row.cells, 'img_size')) ?? Infinity;
      const known = best.get(model);
      if (known !== undefined) yield otherSize(model, table, Math.max(size, known.size));
      if (known === undefined || size < known.size) best.set(model, { cells: row.cells, size });
    }
    if (best.size > MAX_MODELS) return;
  }
  for (const [model, { cells }] of best) yield* measure(model, cells, { table, dataset }, models);
}

const otherSize = (model: string, table: string, size: number): HubItem =>
  ignored(TIMM, model, table, `the figures at ${size} pixels are left out: a smaller input size has some`);

function* measure(
  model: string,
  cells: Cells,
  { table, dataset }: { table: string; dataset: string },
  models: Map<string, Measured>,
): Generator<HubItem> {
  const measured: Measured = models.get(model) ?? {
    record: weightsRecord(model, cells),
    evaluations: [],
    raw: {},
  };
  models.set(model, measured);
  measured.raw[table] = Object.fromEntries(cells);
  const target = wellKnownDataset(dataset);
  for (const [column, metric] of METRICS) {
    const cell = cellOf(cells, column);
    const read = readNumber(cell, commaUseOf(cells));
    const percent = 'fault' in read ? null : read.value;
    if (percent === null || percent < 0 || percent > PERCENT) {
      const fault = withFound('is no percentage', quoted(cell));
      const { hub, externalId } = measured.record;
      const names = [{ hub, externalId }, ...(target === null ? [] : [target.reference])];
      yield naming(names, skipped(TIMM, `${model} in ${table}`, column, fault));
      continue;
    }
    measured.evaluations.push({
      dataset: target?.reference ?? null,
      task: 'image-classification',
      split: target?.split ?? null,
      metric,
      value: fractionOf(percent),
      study: TIMM_STUDY,
      sourceUrl: `https://github.com/huggingface/pytorch-image-models/blob/main/results/${table}.csv`,
    });
  }
}
