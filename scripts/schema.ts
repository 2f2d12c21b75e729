import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printSdl } from '../src/app';
import { recordsJsonSchema } from '../src/hubs';
import { builtReporting } from './reporting-contract';

/** What is published, and how the code builds it. */
const PUBLISHED: Readonly<Record<string, () => string | Promise<string>>> = {
  'rootstock.graphql': printSdl,
  'records.json': () => `${JSON.stringify(recordsJsonSchema(), null, 2)}\n`,
  'reporting.sql': builtReporting,
};
const fileOf = (name: string): string => path.join(__dirname, '..', 'schema', name);

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
    process.stdout.write(`Wrote schema/${name}.\n`);
  }
  return 0;
}

async function isAsBuilt(name: string, build: () => string | Promise<string>): Promise<boolean> {
  const built = await build();
  const published = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : '';
  if (published === built) return true;
  process.stderr.write(
    `schema/${name} is not what the code builds:\n${firstDifference(published, built)}\n` +
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
