import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where the program stands: the folder of `src` and `migrations`, as sources or built. */
const PROGRAM = path.join(__dirname, '../../..');
/** Where `scripts/prepare-starter.cjs` leaves it: beside the built program. */
export const PREPARED = path.join(PROGRAM, 'prepared');

/** The parts of the program, code and data, by which the starter catalogue becomes rows. */
const MAKERS = [
  'migrations',
  // The versions of packages: of the embedded database, and of what computes embeddings and fits.
  'package.json',
  'src/access',
  'src/app/prepared',
  'src/backup',
  'src/catalog',
  'src/embedding',
  'src/hubs',
  'src/ingest',
  'src/platform',
  'src/recommend',
  'src/scoring',
  'src/transfer',
];

const manifestSchema = z.object({ digest: z.string() });

/**
 * The starter catalogue as the database has it when nothing is left to compute: its rows, their
 * embeddings, the fit of the scorer and the transfer edges, each with the version that made it.
 */
export interface PreparedStarter {
  /** Folder of an embedded database, to be copied. */
  readonly database: string;
  /** The same rows as a backup, for a PostgreSQL server. */
  readonly rows: string;
}

/** What is where in the folder of it. */
export const placesIn = (folder: string) => ({
  database: path.join(folder, 'database'),
  rows: path.join(folder, 'rows.jsonl.gz'),
  manifest: path.join(folder, 'manifest.json'),
});

function* filesIn(place: string): Generator<string> {
  if (!statSync(place).isDirectory()) yield place;
  else for (const name of readdirSync(place).sort()) yield* filesIn(path.join(place, name));
}

/** Changes with whatever the starter catalogue is made of, or by: its data, migrations, code. */
export function digestOfMakers(program: string = PROGRAM): string {
  const hash = createHash('sha256');
  for (const maker of MAKERS)
    for (const file of filesIn(path.join(program, maker))) {
      if (file.endsWith('.map')) continue;
      hash.update(`${path.relative(program, file)}\0`).update(readFileSync(file));
    }
  return hash.digest('hex');
}

/** What was prepared by exactly this program; null where nothing was, or by another one. */
export function findPreparedStarter(folder: string = PREPARED): PreparedStarter | null {
  const { database, rows, manifest } = placesIn(folder);
  if (!existsSync(manifest)) return null;
  const { data } = manifestSchema.safeParse(JSON.parse(readFileSync(manifest, 'utf8')));
  return data?.digest === digestOfMakers() ? { database, rows } : null;
}
