import { openCatalogDatabase } from '../../../src/app/data-source';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
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

/** Everything that cases are made for, on a small catalogue in an empty database of its own. */
export async function openSubjects(url: string | null): Promise<Subjects> {
  const database = await openCatalogDatabase({ url, dataDir: null });
  await database.dataSource.runMigrations();
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
