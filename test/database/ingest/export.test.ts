import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogDigest } from '../../../scripts/catalog-digest';
import { EXPORTED_KINDS, ImportService, RecordExport, type ExportOptions } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aFolder } from '../../unit/hubs/support';
import { writeSmallSources } from './sources';
import { CountingEncoder } from './support';

const ALL: ExportOptions = { hubs: null, kinds: EXPORTED_KINDS, withRaw: true, includePrivate: false };
const open: Database[] = [];
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

async function emptyCatalogue(): Promise<Database> {
  const database = await openTestDatabase({ stage: 'taxonomies' });
  open.push(database);
  return database;
}

async function importInto(database: Database, hub: string, source: string) {
  const report = await new ImportService(database, new CountingEncoder()).run(hub, source);
  expect(report).toMatchObject({ failure: null, skipped: 0 });
  return report;
}

async function exported(database: Database, options: Partial<ExportOptions> = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of new RecordExport(database).lines({ ...ALL, ...options })) lines.push(line);
  return lines;
}

/** A new catalogue with the lines of an export in it. */
async function reimported(lines: readonly string[]): Promise<Database> {
  const file = path.join(await aFolder({}), 'records.jsonl');
  await writeFile(file, lines.join(''));
  const database = await emptyCatalogue();
  await importInto(database, 'records', file);
  return database;
}

/** What a catalogue says; revisions and digests of origins tell how it came in. */
async function linesOf(database: Database): Promise<string[]> {
  const lines: string[] = [];
  await catalogDigest(database, (part, line) => {
    if (part === 'origins') {
      const [key, hub, id, , url, , facts] = JSON.parse(line) as unknown[];
      lines.push(`${part} ${JSON.stringify([key, hub, id, url, facts])}`);
    } else if (part !== 'hubs') lines.push(`${part} ${line}`);
  });
  return lines.sort();
}

it('says the same again when its export is imported into an empty one', async () => {
  const first = await emptyCatalogue();
  const sources = await writeSmallSources();
  for (const hub of ['huggingface', 'timm', 'tfhub', 'openmmlab', 'mteb', 'csv'])
    await importInto(first, hub, sources.get(hub) ?? '');
  const lines = await exported(first);
  const second = await reimported(lines);

  expect(await linesOf(second)).toEqual(await linesOf(first));
  expect((await exported(second)).sort()).toEqual([...lines].sort());
});

it('of one hub has the studies of its things only', async () => {
  const database = await emptyCatalogue();
  const sources = await writeSmallSources();
  for (const hub of ['csv', 'timm', 'openmmlab']) await importInto(database, hub, sources.get(hub) ?? '');
  const keysOf = async (hubs: string[] | null): Promise<string[]> => {
    const lines = await exported(database, { hubs, kinds: ['study'] });
    return lines.flatMap((line) => /"key":"([^"]+)"/.exec(line)?.[1] ?? []);
  };
  expect(await keysOf(['csv'])).toEqual(['doe2026']);
  expect(await keysOf(['timm'])).toEqual(['timm-results']);
  expect(await keysOf(['openmmlab'])).toEqual(['openmmlab-mmpretrain']);
  expect(await keysOf(null)).toEqual(
    expect.arrayContaining(['doe2026', 'openmmlab-mmpretrain', 'timm-results']),
  );
});
