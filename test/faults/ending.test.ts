import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openCatalogDatabase } from '../../src/app/data-source';
import { report } from './support/ledger';
import { end, endAll, rootstock, serve } from './support/program';

/** However busy it is. */
const LONGEST_MS = 2_000;

const folders: string[] = [];
afterEach(endAll);
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function newFolder(): Record<string, string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-ending-'));
  folders.push(folder);
  return { ROOTSTOCK_DATA_DIR: folder };
}

/** Ends a run by SIGTERM; returns how long that took, in milliseconds. */
async function timedEnd(run: Parameters<typeof end>[0]): Promise<number> {
  const told = performance.now();
  await end(run, 'SIGTERM');
  return Math.round(performance.now() - told);
}

/** Models as a hub's listing has them, a line each. */
function manyModels(): string {
  const lines = Array.from({ length: 60_000 }, (_, number) =>
    JSON.stringify({
      id: `acme/model-${number}`,
      tags: ['pytorch', 'license:mit', 'dataset:imagenet-1k'],
      pipeline_tag: 'image-classification',
      lastModified: '2024-01-01T00:00:00.000Z',
    }),
  );
  const file = path.join(newFolder().ROOTSTOCK_DATA_DIR ?? '', 'models.jsonl');
  fs.writeFileSync(file, lines.join('\n'));
  return file;
}

// From sources nothing is prepared, so a first start does it all: seconds after a line of its log.
it.each([
  ['while it migrates', null, 2],
  ['while it loads the starter catalogue', /"the database was migrated"/, 1],
  ['in the middle of that', /"the database was migrated"/, 5],
])('ends %s', async (_moment, said, seconds) => {
  const run = rootstock(['serve'], { PORT: '0', ...newFolder() });
  while (said !== null && !said.test(run.said())) await pause(50);
  await pause(seconds * 1_000);
  expect(run.child.exitCode).toBeNull();
  const took = await timedEnd(run);
  report({ took });
  expect(took).toBeLessThan(LONGEST_MS);
});

it('ends while it computes edges, and goes on from there', async () => {
  const place = newFolder();
  const times: number[] = [];
  for (const seconds of [0, 1, 3]) {
    const service = await serve(place);
    await pause(seconds * 1_000);
    times.push(await timedEnd(service));
  }
  report({ times });
  expect(Math.max(...times)).toBeLessThan(LONGEST_MS);
});

it('ends while it embeds', async () => {
  const place = newFolder();
  expect(await rootstock(['migrate', '--starter'], place).ended).toBe(0);
  const database = await openCatalogDatabase({ url: null, dataDir: place.ROOTSTOCK_DATA_DIR ?? '' });
  await database.query({ label: 'test', text: 'DELETE FROM embedding' });
  await database.close();
  const service = await serve(place);
  const took = await timedEnd(service);
  report({ took });
  expect(took).toBeLessThan(LONGEST_MS);
});

it('ends in the middle of a fit', async () => {
  const place = newFolder();
  expect(await rootstock(['migrate', '--starter'], place).ended).toBe(0);
  const run = rootstock(['fit'], place);
  while (!/trying settings/.test(run.said())) await pause(50);
  const took = await timedEnd(run);
  report({ took });
  expect(took).toBeLessThan(LONGEST_MS);
});

it('ends in the middle of an import, of which whole batches are in', async () => {
  const place = newFolder();
  const run = rootstock(['import', 'huggingface', manyModels()], place);
  while (!/records read/.test(run.said())) await pause(50);
  const took = await timedEnd(run);
  report({ took });
  expect(took).toBeLessThan(LONGEST_MS);
  const database = await openCatalogDatabase({ url: null, dataDir: place.ROOTSTOCK_DATA_DIR ?? '' });
  const [row] = await database.query<{ models: number }>({
    label: 'test',
    text: `SELECT count(*)::int AS models FROM model WHERE slug LIKE 'acme/model-%'`,
  });
  await database.close();
  expect(row?.models).toBeGreaterThanOrEqual(5_000);
});
