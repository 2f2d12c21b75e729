import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printSdl } from '../src/app';
import { findObjects } from '../src/doctor';
import { recordsJsonSchema } from '../src/hubs';
import type { SqlExecutor } from '../src/platform/database';
import { ofMigrated } from './migrated';
import { printReporting } from './reporting-contract';

const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** What migrations make, by which `rootstock doctor` knows what is not there any more. */
const objectsOf = async (sql: SqlExecutor): Promise<string> =>
  asJson(Object.fromEntries((await findObjects(sql)).map(({ what, made }) => [what, made])));

/** What is kept of what the code builds: what is published, and what the doctor compares with. */
const PUBLISHED: Readonly<Record<string, () => string | Promise<string>>> = {
  'schema/rootstock.graphql': printSdl,
  'schema/records.json': () => asJson(recordsJsonSchema()),
  'schema/reporting.sql': () => ofMigrated(printReporting),
  'src/doctor/data/objects.json': () => ofMigrated(objectsOf),
};
const fileOf = (name: string): string => path.join(__dirname, '..', name);

function firstDifference(published: string, built: string): string {
  const before = published.split('\n');
  const after = built.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line === -1 ? after.length : line;
  return `  line ${at + 1}\n  - ${before[at] ?? '(nothing)'}\n  + ${after[at] ?? '(nothing)'}`;
}

async function emit(): Promise<number> {
  for (const [name, build] of Object.entries(PUBLISHED)) {
    writeFileSync(fileOf(name), await build());
    process.stdout.write(`Wrote ${name}.\n`);
  }
  return 0;
}

async function isAsBuilt(name: string, build: () => string | Promise<string>): Promise<boolean> {
  const built = await build();
  const published = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : '';
  if (published === built) return true;
  process.stderr.write(
    `${name} is not what the code builds:\n${firstDifference(published, built)}\n` +
      'Run "npm run schema:emit", review the difference as a public promise, and commit the file.\n',
  );
  return false;
}

async function check(): Promise<number> {
  let isAll = true;
  for (const [name, build] of Object.entries(PUBLISHED)) isAll = (await isAsBuilt(name, build)) && isAll;
  return isAll ? 0 : 1;
}

const actions: Readonly<Record<string, () => Promise<number>>> = { emit, check };
const action = actions[process.argv[2] ?? ''];
if (action === undefined) process.stderr.write('Usage: schema.ts emit|check\n');
void (action?.() ?? Promise.resolve(2)).then((code) => process.exit(code));
