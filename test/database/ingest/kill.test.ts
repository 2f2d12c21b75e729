import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogDigest } from '../../../scripts/catalog-digest';
import { writeSources } from '../../../scripts/generated-sources';
import { openCatalogDatabase } from '../../../src/app/data-source';
import type { Database } from '../../../src/platform/database';
import { openTestApp } from '../../support/app';
import { openTestDatabase } from '../../support/database';
import { startFrom } from '../../support/snapshots';
import { rowsOf } from './support';

const ROOT = path.join(__dirname, '..', '..', '..');
const MODELS = 3000;
/**
 * A line that cannot be read stands behind so many records: the file of problems tells how far the
 * reader is.
 */
const BROKEN_EVERY = 700;
const BATCH = 500;
/** Starting the program alone takes seconds; the machine may have other work. */
const PATIENCE_MS = 280_000;

/** A catalogue that outlives the process that writes it. */
interface Place {
  environment: Record<string, string>;
  open(): Promise<Database>;
  remove(): Promise<void>;
}

async function onDisk(folder: string): Promise<Place> {
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  await (await startFrom('starter', path.join(dataDir, 'database'))).close();
  return {
    environment: { ROOTSTOCK_DATA_DIR: dataDir },
    open: () => openCatalogDatabase({ url: null, dataDir }),
    remove: () => Promise.resolve(),
  };
}

async function onServer(server: string): Promise<Place> {
  const database = await openTestDatabase({ stage: 'starter' });
  const [row] = await rowsOf<{ name: string }>(database, 'SELECT current_database() AS name');
  const url = new URL(server);
  url.pathname = `/${row?.name}`;
  return {
    environment: { DATABASE_URL: url.href },
    open: () => openCatalogDatabase({ url: url.href, dataDir: null }),
    remove: () => database.close(),
  };
}

const linesOf = (file: string): number => {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
};

/** Resolves when the file has so many lines, or what writes it has ended. */
async function untilLines(file: string, count: number, ended: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  try {
    for await (const change of watch(path.dirname(file), over))
      if (change.filename === path.basename(file) && linesOf(file) >= count) return;
  } catch (error) {
    if (!over.signal.aborted) throw error;
  }
}

function startImport(source: string, report: string, environment: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const words = [
    '-r',
    './scripts/swc-hook.cjs',
    'src/cli/main.ts',
    'import',
    'huggingface',
    source,
    '--report',
    report,
  ];
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { PATH, HOME, LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  return { child, ended: once(child, 'exit'), said: () => said };
}

const modelsIn = async (place: Place): Promise<number> => {
  const database = await place.open();
  try {
    const [row] = await rowsOf<{ count: number }>(
      database,
      `SELECT count(*)::int AS count FROM model JOIN model_origin ON "modelId" = model.id
        JOIN origin ON origin.id = "originId" WHERE "externalId" LIKE 'owner-%' AND NOT "isStub"`,
    );
    return row?.count ?? 0;
  } finally {
    await database.close();
  }
};

/** What the catalogue says after an import that nobody interrupted. */
async function undisturbed(source: string) {
  const app = await openTestApp({ stage: 'starter' });
  try {
    const { failure, created } = await app.app.imports.run('huggingface', source);
    expect({ failure, created }).toEqual({ failure: null, created: MODELS });
    return await catalogDigest(app.database);
  } finally {
    await app.close();
  }
}

it(
  'loses nothing that is in and doubles nothing when it is killed in the middle and run again',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rootstock-kill-'));
    const [listing] = await writeSources(folder, { models: MODELS, results: 0 });
    if (listing === undefined) throw new TypeError('No source was written.');
    const broken = readFileSync(listing.path, 'utf8')
      .split('\n')
      .flatMap((line, place) => (place > 0 && place % BROKEN_EVERY === 0 ? ['{"id": ', line] : [line]));
    writeFileSync(listing.path, broken.join('\n'));
    const server = process.env.TEST_DATABASE_URL;
    const place = await (server === undefined ? onDisk(folder) : onServer(server));
    try {
      const report = path.join(folder, 'problems.jsonl');
      const first = startImport(listing.path, report, place.environment);
      await untilLines(report, 2, first.ended);
      expect([first.child.exitCode, first.said()]).toEqual([null, '']);
      first.child.kill('SIGKILL');
      await first.ended;

      // Who reads the record behind the second broken line has written every full batch before it.
      const survived = await modelsIn(place);
      expect(survived).toBeGreaterThanOrEqual(2 * BATCH);
      expect(survived).toBeLessThan(MODELS);
      expect(survived % BATCH).toBe(0);

      const second = startImport(listing.path, report, place.environment);
      await second.ended;
      // Broken lines are skipped records, which the exit code tells of.
      expect(second.child.exitCode).toBe(1);
      const database = await place.open();
      try {
        expect(await catalogDigest(database)).toEqual(await undisturbed(listing.path));
      } finally {
        await database.close();
      }
    } finally {
      await place.remove();
    }
  },
  PATIENCE_MS,
);
