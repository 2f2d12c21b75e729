// Builds the results of the starter catalogue out of published tables:
// `npm run starter:build -- <folder of tables> ...`, with `--study <key>` of one study only.
// Each table is read as an import reads it, by the description that ships for its column `source`;
// results whose base and target have no record in the starter, and those on what the base was
// trained on, are left out; large studies are sampled as their description says. One file a study;
// the same tables and records give the same bytes.
import { createReadStream, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { HubItem, RecordProblem, TransferResultRecord } from '../src/hubs';
import { CsvHub } from '../src/hubs/csv/csv.hub';
import { shippedDescriptions } from '../src/hubs/csv/descriptions';
import type { StudyDescription } from '../src/hubs/csv/study-description';
import { cellOf, csvRows } from '../src/hubs/csv-rows';
import { readStarterData } from '../src/ingest/starter/starter-data';
import { KnownThings } from './starter/known-things';
import { fileOf } from './starter/results-file';
import { add, usableResults, type StudyResults } from './starter/study-results';

const DATA = path.join(__dirname, '../src/ingest/starter/data/results');
const SHOWN = 12;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Rows of a table by their source. */
async function sourcesOf(file: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const row of csvRows(createReadStream(file)))
    if (row.kind === 'row') add(counts, cellOf(row.cells, 'source') ?? '');
  return counts;
}

interface Table {
  readonly file: string;
  readonly sources: ReadonlyMap<string, number>;
}

interface Reading {
  rows: number;
  records: TransferResultRecord[];
  problems: RecordProblem[];
}

async function readStudy(
  { source }: StudyDescription,
  descriptionFile: string,
  tables: readonly Table[],
): Promise<Reading> {
  const reading: Reading = { rows: 0, records: [], problems: [] };
  const take = (item: HubItem): void => {
    if (item.kind === 'problem') reading.problems.push(item.problem);
    else if (item.record.kind === 'transferResult') reading.records.push(item.record);
  };
  for (const { file, sources } of tables) {
    const rows = source.reduce((sum, one) => sum + (sources.get(one) ?? 0), 0);
    if (rows === 0) continue;
    reading.rows += rows;
    const items = new CsvHub().read(file, { limit: null, description: descriptionFile });
    for await (const item of items) take(item);
  }
  return reading;
}

const listed = (counts: ReadonlyMap<string, number>): string => {
  const sorted = [...counts].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
  const shown = sorted.slice(0, SHOWN).map(([word, count]) => `${word} (${count})`);
  return sorted.length > SHOWN ? `${shown.join(', ')} and ${sorted.length - SHOWN} more` : shown.join(', ');
};

function report(key: string, { rows, problems }: Reading, found: StudyResults): void {
  const out = new Map(found.leftOut);
  for (const { field, reason, message, count, action } of problems)
    // Rows of other sources are reported with theirs.
    if (field !== 'source')
      add(out, `${action === 'leftOut' ? '' : `${field ?? ''} `}${reason ?? message}`, count);
  print(`\n${key}: ${rows} rows, ${found.results.length} results, ${found.notSampled} not sampled`);
  for (const [reason, count] of [...out].sort(([, most], [, more]) => more - most))
    print(`  left out ${String(count).padStart(6)}  ${reason}`);
  if (found.unknownBases.size > 0)
    print(`  ${found.unknownBases.size} bases without a record: ${listed(found.unknownBases)}`);
  if (found.unknownTargets.size > 0)
    print(`  ${found.unknownTargets.size} targets without a record: ${listed(found.unknownTargets)}`);
}

async function tablesIn(folders: readonly string[]): Promise<Table[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  const tables: Table[] = [];
  for (const file of files) tables.push({ file, sources: await sourcesOf(file) });
  return tables;
}

/** Results that are kept as they are, out of no table. */
const KEPT = 'core';

/** Removes the results of studies that no description names any more. */
function removeOthers(keys: ReadonlySet<string>): void {
  for (const name of readdirSync(DATA)) {
    const key = path.basename(name, '.csv');
    if (key !== KEPT && !keys.has(key)) rmSync(path.join(DATA, name));
  }
}

async function build(folders: readonly string[], only: string | undefined): Promise<void> {
  const tables = await tablesIn(folders);
  const things = new KnownThings(readStarterData().things);
  const without: string[] = [];
  let total = 0;
  for (const { file, description } of shippedDescriptions()) {
    const { key } = description.study;
    if (only !== undefined && key !== only) continue;
    const reading = await readStudy(description, file, tables);
    if (reading.rows === 0) {
      without.push(key);
      continue;
    }
    const found = usableResults(description, reading.records, things);
    report(key, reading, found);
    total += found.results.length;
    if (found.results.length > 0) writeFileSync(path.join(DATA, `${key}.csv`), fileOf(found.results));
  }
  if (only === undefined)
    removeOthers(new Set(shippedDescriptions().map(({ description }) => description.study.key)));
  if (without.length > 0) print(`\nno table in these folders: ${without.join(', ')}`);
  print(`\n${total} results`);
}

const { values, positionals } = parseArgs({
  options: { study: { type: 'string' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  process.stderr.write('Say the folders of the tables.\n');
  process.exitCode = 2;
} else void build(positionals, values.study);
