import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printSdl } from '../src/app';
import { recordsJsonSchema } from '../src/hubs';

/** What is published, and how the code builds it. */
const PUBLISHED: Readonly<Record<string, () => string>> = {
  'rootstock.graphql': printSdl,
  'records.json': () => `${JSON.stringify(recordsJsonSchema(), null, 2)}\n`,
};
const fileOf = (name: string): string => path.join(__dirname, '..', 'schema', name);

function firstDifference(published: string, built: string): string {
  const before = published.split('\n');
  const after = built.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line === -1 ? after.length : line;
  return `  line ${at + 1}\n  - ${before[at] ?? '(nothing)'}\n  + ${after[at] ?? '(nothing)'}`;
}

function emit(): number {
  for (const [name, build] of Object.entries(PUBLISHED)) {
    writeFileSync(fileOf(name), build());
    process.stdout.write(`Wrote schema/${name}.\n`);
  }
  return 0;
}

function check(): number {
  const changed = Object.entries(PUBLISHED).filter(([name, build]) => {
    const built = build();
    const published = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : '';
    if (published === built) return false;
    process.stderr.write(
      `schema/${name} is not what the code builds:\n${firstDifference(published, built)}\n` +
        'Run "npm run schema:emit", review the difference as a public promise, and commit the file.\n',
    );
    return true;
  });
  return changed.length === 0 ? 0 : 1;
}

const actions: Readonly<Record<string, () => number>> = { emit, check };
const action = actions[process.argv[2] ?? ''];
if (action === undefined) process.stderr.write('Usage: schema.ts emit|check\n');
process.exit(action === undefined ? 2 : action());
