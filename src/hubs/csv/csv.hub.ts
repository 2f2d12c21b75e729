import { InvalidInputError } from '../../platform/errors';
import { sourceKind } from '../byte-source';
import { cellOf, csvRows, type Cells } from '../csv-rows';
import { itemsOf, skipped } from '../items';
import { sourceFiles, type SourceFile } from '../open-source';
import type { ReadOptions } from '../read-options';
import { studyRecordSchema, transferResultRecordSchema, type HubItem } from '../records';
import { settle } from '../settle';
import { StreamedHub } from '../streamed-hub';
import { tableRows } from '../table-rows';
import { ModelTable, TargetTable } from './companions';
import { CSV, modelReference } from './identity';
import { resultOf } from './row-result';
import { SourceTable, studyKeyOf } from './studies';

const TABLES = /\.csv(?:\.gz)?$/i;
const COLUMNS = ['model_id', 'target_dataset', 'metric', 'value', 'protocol'];

/**
 * What was named so far, a study and a model once, and what the tables beside the results say of
 * them.
 */
interface Reading {
  studies: Set<string>;
  models: Set<string>;
  sources: SourceTable;
  modelFacts: ModelTable;
  targetFacts: TargetTable;
}

/**
 * A plain table of transfer results: columns `source`, `model_id`, `model_arch`,
 * `pretrain_dataset`, `target_dataset`, `metric`, `value`, `protocol`, `citation`, and where they
 * are known `split`, `recipe`, `training_examples`, `seed`. A file, an address, or a folder of such
 * files, in which tables of datasets, models and sources add facts (others are reported).
 */
export class CsvHub extends StreamedHub {
  readonly id = CSV;
  readonly name = 'CSV table';
  readonly url = null;
  readonly standing = { isShorthand: true };
  readonly formats = 'tables of transfer results: a file, an address, or a folder';

  protected async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const isFolder = (await sourceKind(source)) === 'folder';
    const reading: Reading = {
      studies: new Set(),
      models: new Set(),
      sources: new SourceTable(),
      modelFacts: new ModelTable(),
      targetFacts: new TargetTable(),
    };
    const results: SourceFile[] = [];
    for (const table of await sourceFiles(source, TABLES, this.connection(options)))
      if (!isFolder || !(await isCompanion(await table.open(), reading))) results.push(table);
    for (const name of reading.targetFacts.names()) yield* itemsOf(reading.targetFacts.record(name));
    for (const table of results) yield* readTable(table, reading);
    if (reading.studies.size === 0)
      throw new InvalidInputError(
        'source',
        `a table with the columns ${COLUMNS.join(', ')}; ${source} has no such row`,
      );
  }
}

/** Whether a table is of datasets, models or sources, by its columns; then it is taken in. */
async function isCompanion(bytes: AsyncIterable<Uint8Array>, reading: Reading): Promise<boolean> {
  let take: ((cells: Cells) => void) | null = null;
  for await (const row of csvRows(bytes)) {
    if (row.kind === 'unreadable') return take !== null;
    take ??= takerOf(row.cells, reading);
    if (take === null) return false;
    take(row.cells);
  }
  return take !== null;
}

function takerOf(cells: Cells, reading: Reading): ((cells: Cells) => void) | null {
  if (cells.has('value')) return null;
  if (cells.has('model_id')) return (row) => reading.modelFacts.add(row);
  if (cells.has('target_dataset')) return (row) => reading.targetFacts.add(row);
  return cells.has('citation') ? (row) => reading.sources.add(row) : null;
}

async function* readTable({ name, open }: SourceFile, reading: Reading): AsyncGenerator<HubItem> {
  for await (const row of tableRows(CSV, name, await open())) {
    if (row.kind !== 'row') {
      yield row;
      continue;
    }
    const absent = COLUMNS.filter((column) => !row.cells.has(column));
    if (absent.length > 0) {
      yield skipped(CSV, name, null, `is no table of transfer results: it lacks ${absent.join(', ')}`);
      return;
    }
    yield* readRow(row.place, row.cells, reading);
  }
}

function* readRow(id: string, cells: Cells, reading: Reading): Generator<HubItem> {
  const result = resultOf(cells);
  if ('fault' in result) {
    yield skipped(CSV, id, result.field, result.fault);
    return;
  }
  const key = studyKeyOf(cells) ?? '';
  if (!reading.studies.has(key)) {
    reading.studies.add(key);
    yield* itemsOf(settle(studyRecordSchema, reading.sources.study(cells), { hub: CSV, id: key }));
  }
  const model = cellOf(cells, 'model_id') ?? '';
  if (!reading.models.has(model)) {
    reading.models.add(model);
    yield* describeModel(model, cells, reading);
  }
  yield* itemsOf(settle(transferResultRecordSchema, result.candidate, { hub: CSV, id }));
}

/**
 * A model that lives elsewhere is described where a table of models does; a row of results only
 * names it.
 */
function describeModel(id: string, cells: Cells, { modelFacts, targetFacts }: Reading): HubItem[] {
  if (modelReference(id).hub !== CSV && !modelFacts.has(id)) return [];
  // What was measured on images takes images.
  const inputs = targetFacts.modalities(cellOf(cells, 'target_dataset') ?? '');
  return itemsOf(modelFacts.record(id, cells, inputs));
}
