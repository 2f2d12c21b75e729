import { InvalidInputError } from '../../platform/errors';
import { sourceKind } from '../byte-source';
import { connect, type LiveWorld } from '../http/connection';
import { openSource } from '../open-source';
import type { ReadOptions } from '../read-options';
import { cellOf, csvRows } from '../csv-rows';
import { findFiles } from '../find-files';
import { itemsOf, skipped, upTo } from '../items';
import { studyRecordSchema, transferResultRecordSchema, type Hub, type HubItem } from '../records';
import { settle } from '../settle';
import { ModelTable, TargetTable } from './companions';
import { CSV, modelReference } from './identity';
import { resultOf, type Cells } from './row-result';
import { SourceTable, studyKeyOf } from './studies';

const COLUMNS = ['model_id', 'target_dataset', 'metric', 'value', 'protocol'];

/** What was named so far, a study and a model once, and what the tables beside the results say of them. */
interface Reading {
  studies: Set<string>;
  models: Set<string>;
  sources: SourceTable;
  modelFacts: ModelTable;
  targetFacts: TargetTable;
}

/**
 * A plain table of transfer results: columns `source`, `model_id`, `model_arch`, `pretrain_dataset`, `target_dataset`, `metric`,
 * `value`, `protocol`, `citation`, and where they are known `split`, `recipe`, `training_examples`, `seed`. A file, an address, or
 * a folder of such files, in which tables of datasets, models and sources add facts (others are reported).
 */
export class CsvHub implements Hub {
  readonly id = CSV;
  readonly name = 'CSV table';
  readonly url = 'https://www.rfc-editor.org/rfc/rfc4180';
  readonly formats = 'tables of transfer results: a file, an address, or a folder';

  constructor(private readonly world: Partial<LiveWorld> = {}) {}

  /** Rows may span lines, so that counting means reading. */
  count(): Promise<null> {
    return Promise.resolve(null);
  }

  /**
   * Reads at most `limit` records; a row that cannot be used is a problem, never an end.
   *
   * @throws InvalidInputError when the source is missing or no row of it is a transfer result
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    return upTo(options.limit, this.readAll(source, options), options.signal);
  }

  private async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const reading: Reading = {
      studies: new Set(),
      models: new Set(),
      sources: new SourceTable(),
      modelFacts: new ModelTable(),
      targetFacts: new TargetTable(),
    };
    const connection = connect(this.world, options);
    const open = (table: string) => openSource(table, kind === 'folder' ? 'file' : kind, connection);
    const tables = kind === 'folder' ? await findFiles(source, /\.csv(?:\.gz)?$/i) : [source];
    const results: string[] = [];
    for (const table of tables)
      if (kind !== 'folder' || !(await isCompanion(await open(table), reading))) results.push(table);
    for (const name of reading.targetFacts.names()) yield* itemsOf(reading.targetFacts.record(name));
    for (const table of results) yield* readTable(table, await open(table), reading);
    if (reading.studies.size === 0)
      throw new InvalidInputError(
        'source',
        `a table with the columns ${COLUMNS.join(', ')}; ${source} has no such row`,
      );
  }
}

/** Whether a table is of datasets, models or sources, by its columns; then it is taken in. */
async function isCompanion(bytes: AsyncIterable<Uint8Array>, reading: Reading): Promise<boolean> {
  let take: ((cells: Cells) => boolean) | null = null;
  for await (const row of csvRows(bytes)) {
    if (row.kind === 'unreadable') return take !== null;
    take ??= takerOf(row.cells, reading);
    if (take === null) return false;
    take(row.cells);
  }
  return take !== null;
}

function takerOf(cells: Cells, reading: Reading): ((cells: Cells) => boolean) | null {
  if (cells.has('value')) return null;
  if (cells.has('model_id')) return (row) => reading.modelFacts.add(row);
  if (cells.has('target_dataset')) return (row) => reading.targetFacts.add(row);
  return cells.has('citation') ? (row) => reading.sources.add(row) : null;
}

async function* readTable(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<HubItem> {
  const table = file.split(/[\\/]/).at(-1) ?? file;
  for await (const row of csvRows(bytes)) {
    const id = `${table} line ${row.line}`;
    if (row.kind === 'unreadable') {
      yield skipped(CSV, id, null, row.reason);
      continue;
    }
    const absent = COLUMNS.filter((column) => !row.cells.has(column));
    if (absent.length > 0) {
      yield skipped(CSV, table, null, `is no table of transfer results: it lacks ${absent.join(', ')}`);
      return;
    }
    yield* readRow(id, row.cells, reading);
  }
}

function* readRow(id: string, cells: Cells, reading: Reading): Generator<HubItem> {
  const result = resultOf(cells);
  if ('fault' in result) {
    yield skipped(CSV, id, String(result.field), String(result.fault));
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
  yield* itemsOf(settle(transferResultRecordSchema, result, { hub: CSV, id }));
}

/** A model that lives elsewhere is described where a table of models does; a row of results only names it. */
function describeModel(id: string, cells: Cells, { modelFacts, targetFacts }: Reading): HubItem[] {
  if (modelReference(id).hub !== CSV && !modelFacts.has(id)) return [];
  // What was measured on images takes images.
  const inputs = targetFacts.modalities(cellOf(cells, 'target_dataset') ?? '');
  return itemsOf(modelFacts.record(id, cells, inputs));
}
