import { InvalidInputError } from '../../platform/errors';
import { KeyTable } from '../../platform/key-table';
import { sourceKind, type SourceKind } from '../byte-source';
import { partedWords } from '../../platform/csv-dialect';
import { cellOf, commaUseOf, type Cells } from '../csv-rows';
import { withFound } from '../fault';
import { itemsOf, skipped } from '../items';
import { sourceFiles, type SourceFile } from '../open-source';
import type { ReadOptions } from '../read-options';
import { studyRecordSchema, transferResultRecordSchema, type HubItem } from '../records';
import { settle } from '../settle';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { tableRows, type TableRow } from '../table-rows';
import { DescribedTable, describedBy, type DescriptionOf, type Named } from './described-table';
import { descriptionBeside, descriptionsBySource, readDescription } from './descriptions';
import { CSV, modelReference } from './identity';
import { FactTables } from './fact-tables';
import { resultOf } from './row-result';
import { studyKeyOf } from './studies';
import { ValueColumn } from './value-column';

const TABLES = /\.[ct]sv(?:\.gz)?$/i;
const COLUMNS = ['model_id', 'target_dataset', 'metric', 'value', 'protocol'];
const NO_RESULTS = 'is no table of transfer results';

/** What was named so far, and what tables without results say of it. */
interface Reading extends Named {
  readonly facts: FactTables;
  /** Rows of plain tables of results, usable or not. */
  rows: number;
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
  readonly formats = 'tables of transfer results, or of models: a file, an address, or a folder';
  readonly takesDescription = true;
  readonly takesOwnHub = true;

  /** Refuses a description that cannot be read, too. */
  override async count(source: string, options: Pick<ReadOptions, 'description'> = {}): Promise<null> {
    await givenDescription(source, await sourceKind(source), options);
    return null;
  }

  protected async *readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const kind = await sourceKind(source);
    const isFolder = kind === 'folder';
    const given = await givenDescription(source, kind, options);
    const reading = aReading(options.ownHub?.id ?? CSV);
    const results: ResultTable[] = [];
    const connection = this.connection(options);
    for (const file of await sourceFiles(source, { wanted: TABLES, folder, connection })) {
      const descriptionOf = given ?? (await besideOf(file, folder));
      if (!isFolder || descriptionOf !== null || !(await isOfFacts(file, reading.facts)))
        results.push({ file, descriptionOf });
    }
    yield* reading.facts.targetItems();
    for (const { file, descriptionOf } of results)
      yield* descriptionOf === null
        ? readTable(file, reading)
        : new DescribedTable(file, descriptionOf, reading).read();
    // A table by itself is taken in only when it is read.
    yield* reading.facts.targetItems();
    yield* reading.facts.restOfModels(reading.models, { beside: reading.studies.size > 0 });
    if (reading.described > 0) return;
    if (results.some(({ descriptionOf }) => descriptionOf !== null))
      throw new InvalidInputError('source', `a table with rows; ${source} has none`);
    if (reading.rows === 0 && reading.facts.areEmpty)
      throw new InvalidInputError(
        'source',
        `a table with the columns ${COLUMNS.join(', ')}, or one of models or datasets; ${source} has no such row`,
      );
  }
}

const aReading = (home: string): Reading => ({
  home,
  studies: new Set(),
  models: new KeyTable(),
  described: 0,
  targets: new Set(),
  facts: new FactTables(home),
  rows: 0,
});

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
async function besideOf({ path }: SourceFile, folder: SourceFolder): Promise<DescriptionOf | null> {
  const found = path === null ? null : await descriptionBeside(path, folder);
  return found === null ? null : describedBy(found);
}

/** Whether a table is of datasets, models or sources, by its columns; then it is taken in. */
async function isOfFacts({ name, open }: SourceFile, facts: FactTables): Promise<boolean> {
  let take: ((row: TableRow) => void) | null = null;
  for await (const row of tableRows(CSV, name, await open())) {
    if (row.kind !== 'row') return take !== null;
    take ??= facts.takerOf(row.cells);
    if (take === null) return false;
    take(row);
  }
  return take !== null;
}

async function* readTable(file: SourceFile, reading: Reading): AsyncGenerator<HubItem> {
  const { name, open } = file;
  let take: ((row: TableRow) => void) | null = null;
  let values: ValueColumn | null = null;
  for await (const row of tableRows(CSV, name, await open())) {
    if (row.kind !== 'row') {
      yield row;
      continue;
    }
    if (shippedDescription(row.cells) !== null) {
      yield* new DescribedTable(file, shippedDescription, reading).read();
      return;
    }
    take ??= reading.facts.takerOf(row.cells);
    if (take !== null) {
      take(row);
      continue;
    }
    const absent = COLUMNS.filter((column) => !row.cells.has(column));
    if (absent.length > 0) {
      yield skipped(CSV, name, null, withFound(NO_RESULTS, lacking(absent, row.cells)));
      return;
    }
    values ??= await ValueColumn.of(file);
    reading.rows += 1;
    yield* readRow(row.place, row.cells, values, reading);
  }
}

/** What a table lacks to be one of results, and how it is read: another separator explains much. */
const lacking = (absent: readonly string[], { dialect }: Cells): string =>
  `it lacks ${absent.join(', ')}${dialect === undefined ? '' : partedWords(dialect)}`;

function* readRow(id: string, cells: Cells, values: ValueColumn, reading: Reading): Generator<HubItem> {
  const { home, facts } = reading;
  const result = resultOf(cells, { home, comma: values.comma ?? commaUseOf(cells) });
  if ('fault' in result) {
    yield skipped(CSV, id, result.field, result.fault);
    return;
  }
  const key = studyKeyOf(cells) ?? '';
  if (!reading.studies.has(key)) {
    reading.studies.add(key);
    yield* itemsOf(settle(studyRecordSchema, facts.sources.study(cells), { hub: home, id: key }));
  }
  const model = cellOf(cells, 'model_id') ?? '';
  if (reading.models.addNew(model)) yield* describeModel(model, cells, reading);
  const candidate = { ...result.candidate, figuresBeside: values.rangeOf(cells) };
  yield* itemsOf(settle(transferResultRecordSchema, candidate, { hub: home, id }));
}

/**
 * A model that lives elsewhere is described where a table of models does; a row of results only
 * names it.
 */
function describeModel(id: string, cells: Cells, { home, facts: { models, targets } }: Reading): HubItem[] {
  if (modelReference(id, home).hub !== home && !models.has(id)) return [];
  // What was measured on images takes images.
  const inputs = targets.modalities(cellOf(cells, 'target_dataset') ?? '');
  return itemsOf(models.record(id, cells, inputs));
}
