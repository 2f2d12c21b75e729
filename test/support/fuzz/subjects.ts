import { assembleApp } from '../../../src/app/create-app';
import { openCatalogDatabase } from '../../../src/app/data-source';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import { reach, STAGES } from '../stages';
import { answersSubject } from './answers-subject';
import type { Subject } from './fuzz-run';
import { openFuzzTarget } from './fuzz-target';
import { importSubject } from './import-subject';
import { KNOWN } from './known';
import { operationSubject } from './operation-subject';

export interface Subjects {
  readonly all: readonly Subject[];
  readonly subjectOf: (index: number) => Subject;
  close(): Promise<void>;
}

/** An import takes as long as some dozen operations. */
const IMPORT_EVERY = 50;

const ADMIN_TOKEN = 'token-of-the-comparison';

/** Everything that cases are made for, on a small catalogue in an empty database of its own. */
export async function openSubjects(url: string | null): Promise<Subjects> {
  const database = await openMigrated(url);
  await writeSmallCatalogue(database);
  const target = await openFuzzTarget(database);
  const operations = operationSubject(target, KNOWN);
  const imports = importSubject(database, createEncoder(await loadTensorBackend('wasm')));
  return {
    all: [operations, imports],
    subjectOf: (index) => (index % IMPORT_EVERY === 0 ? imports : operations),
    close: () => target.stop(),
  };
}

/** Reads of the starter catalogue, in an empty database of its own, that are answered twice. */
export async function openAnswers(url: string | null): Promise<Subjects> {
  const database = await openMigrated(url);
  for (const stage of STAGES.slice(1)) await reach(database, stage);
  const backend = await loadTensorBackend('auto');
  const foundations = { database, backend, encoder: createEncoder(backend), log: createLog('silent') };
  const app = await assembleApp(foundations, { adminToken: ADMIN_TOKEN, dataDir: 'test' });
  const answers = await answersSubject(app, [ADMIN_TOKEN]);
  return {
    all: [answers],
    subjectOf: () => answers,
    close: async () => {
      await answers.close();
      await app.close();
    },
  };
}

async function openMigrated(url: string | null): Promise<Database> {
  const database = await openCatalogDatabase({ url, dataDir: null });
  await database.dataSource.runMigrations();
  return database;
}
