import { InvalidInputError } from '../../platform/errors';
import { KeyTable } from '../../platform/key-table';
import { sourceKind, type SourceKind } from '../byte-source';
import { cellOf, csvRows, type Cells } from '../csv-rows';
import { itemsOf, skipped } from '../items';
import { sourceFiles, type SourceFile } from '../open-source';
import type { ReadOptions } from '../read-options';
import { studyRecordSchema, transferResultRecordSchema, type HubItem } from '../records';
import { settle } from '../settle';
import { StreamedHub } from '../streamed-hub';
import { tableRows } from '../table-rows';
import { ModelTable, TargetTable } from './companions';
import { DescribedTable, describedBy, type DescriptionOf, type Named } from './described-table';
import { descriptionBeside, descriptionsBySource, readDescription } from './descriptions';
import { CSV, modelReference } from './identity';
import { resultOf } from './row-result';
import { SourceTable, studyKeyOf } from './studies';

const TABLES = /\.csv(?:\.gz)?$/i;
const COLUMNS = ['model_id', 'target_dataset', 'metric', 'value', 'protocol'];

/**
 * What was named so far, a study and a model once, and what the tables beside the results say of
 * them.
 */
interface Reading extends Named {
  sources: SourceTable;
  modelFacts: ModelTable;
  targetFacts: TargetTable;
}

/** A table of results, and how its rows are to be read; null: by what its first row shows. */
interface ResultTable {
  file: SourceFile;
  descriptionOf: DescriptionOf | null;
}

/**
 * A table of transfer results. It is read by the description of its study: `--description`, else
 * the file `<table>.study.json` beside it, else one that ships with the project for the value in
 * its column `source`. Any other is a plain table: columns `source`, `model_id`, `model_arch`,
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
  readonly takesDescription = true;

  /** Refuses a description that cannot be read, too. */
  override async count(source: string, options: Pick<ReadOptions, 'description'> = {}): Promise<null> {
    await givenDescription(source, await sourceKind(source), options);
    return null;
  }

  protected async *readAll(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const isFolder = kind === 'folder';
    const given = await givenDescription(source, kind, options);
    const reading: Reading = {
      studies: new Set(),
      models: new KeyTable(),
      described: 0,
      targets: new Set(),
      sources: new SourceTable(),
      modelFacts: new ModelTable(),
      targetFacts: new TargetTable(),
    };
    const results: ResultTable[] = [];
    for (const file of await sourceFiles(source, TABLES, this.connection(options))) {
      const descriptionOf = given ?? (await besideOf(file));
      if (!isFolder || descriptionOf !== null || !(await isCompanion(await file.open(), reading)))
        results.push({ file, descriptionOf });
    }
    for (const name of reading.targetFacts.names()) yield* itemsOf(reading.targetFacts.record(name));
    for (const { file, descriptionOf } of results)
      yield* descriptionOf === null
        ? readTable(file, reading)
        : new DescribedTable(file, descriptionOf, reading).read();
    if (reading.described > 0) return;
    if (results.some(({ descriptionOf }) => descriptionOf !== null))
      throw new InvalidInputError('source', `a table with rows; ${source} has none`);
    if (reading.studies.size === 0)
      throw new InvalidInputError(
        'source',
        `a table with the columns ${COLUMNS.join(', ')}; ${source} has no such row`,
      );
  }
}

const shippedDescription: DescriptionOf = (cells) =>
  descriptionsBySource().get(cellOf(cells, 'source') ?? '') ?? null;

/** @throws InvalidInputError for a folder: a description is of one table */
async function givenDescription(
  source: string,
  kind: SourceKind,
  { description }: Pick<ReadOptions, 'description'>,
): Promise<DescriptionOf | null> {
  if (description === undefined) return null;
  if (kind === 'folder')
    throw new InvalidInputError('description', `given for one table; ${source} is a folder`);
  return describedBy(await readDescription(description));
}

/** Nothing stands beside an address. */
async function besideOf({ path }: SourceFile): Promise<DescriptionOf | null> {
  const found = path === null ? null : await descriptionBeside(path);
  return found === null ? null : describedBy(found);
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

async function* readTable(file: SourceFile, reading: Reading): AsyncGenerator<HubItem> {
  const { name, open } = file;
  for await (const row of tableRows(CSV, name, await open())) {
    if (row.kind !== 'row') {
      yield row;
      continue;
    }
    if (shippedDescription(row.cells) !== null) {
      yield* new DescribedTable(file, shippedDescription, reading).read();
      return;
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
  if (reading.models.addNew(model)) yield* describeModel(model, cells, reading);
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
