import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite' with { 'resolution-mode': 'import' };
import { openCatalogDatabase } from '../../src/app/data-source';
import { startEmbeddedServer } from '../../src/platform/database/embedded-server';
import { reach, STAGES, type Stage } from './stages';

const ROOT = path.join(__dirname, '../..');
const FOLDER = path.join(ROOT, 'node_modules/.cache/rootstock');
/** All that a snapshot is made by: what stands above `ingest` writes nothing of it. */
const MAKERS = [
  'package-lock.json',
  'migrations',
  'test/support/stages.ts',
  'src/platform',
  'src/catalog',
  'src/transfer',
  'src/embedding',
  'src/hubs',
  'src/ingest',
];
/** Another run of another state may still read its own for as long. */
const KEPT_MS = 3_600_000;

function* filesIn(place: string): Generator<string> {
  if (fs.statSync(place).isDirectory())
    for (const name of fs.readdirSync(place).sort()) yield* filesIn(path.join(place, name));
  else yield place;
}

/** Another for every state of the code and of the data that ships. */
function digest(): string {
  const hash = createHash('sha256');
  for (const maker of MAKERS)
    for (const file of filesIn(path.join(ROOT, maker))) hash.update(file).update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

const fileOf = (stage: Stage, state: string): string => path.join(FOLDER, `${stage}-${state}.tar`);

/** An embedded database as it was when `stage` was reached: in memory, or in a new data folder. */
export function startFrom(stage: Stage, dataDir?: string): Promise<PGlite> {
  const state = process.env.TEST_SNAPSHOTS;
  if (state === undefined) throw new Error('The global setup made no snapshots.');
  const loadDataDir = new Blob([fs.readFileSync(fileOf(stage, state))]);
  return startEmbeddedServer({ dataDir, loadDataDir });
}

async function write(lite: PGlite, file: string): Promise<void> {
  const dump = await lite.dumpDataDir('none');
  // Another run may make the same: written aside, then moved.
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, Buffer.from(await dump.arrayBuffer()));
  fs.renameSync(aside, file);
}

function removeFormer(): void {
  for (const name of fs.readdirSync(FOLDER).filter((one) => one.endsWith('.tar'))) {
    const file = path.join(FOLDER, name);
    if (Date.now() - fs.statSync(file).mtimeMs > KEPT_MS) fs.rmSync(file);
  }
}

/** Makes the snapshots of this state of the code where they lack, and deletes old ones. */
export async function makeSnapshots(): Promise<void> {
  const state = digest();
  process.env.TEST_SNAPSHOTS = state;
  if (STAGES.every((stage) => fs.existsSync(fileOf(stage, state)))) return;
  fs.mkdirSync(FOLDER, { recursive: true });
  removeFormer();
  const lite = await startEmbeddedServer({});
  const database = await openCatalogDatabase({ url: null, dataDir: null, running: lite });
  for (const stage of STAGES) {
    await reach(database, stage);
    await write(lite, fileOf(stage, state));
  }
  await database.close();
  await lite.close();
}
