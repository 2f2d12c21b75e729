import 'reflect-metadata';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordStatements } from './statements/index';
import { declaredLabels } from './statements/declared';
import { fileText } from './statements/file';
import { FOLDER, keptFiles } from './statements/kept';

const EMIT = 'Run "npm run statements:emit", review the difference, and commit it.';

/** The files as the code would have them, by their paths in the folder. */
async function builtFiles(): Promise<Map<string, string>> {
  const statements = await recordStatements();
  return new Map(
    statements.map((statement) => [
      path.join(statement.feature, `${statement.label}.sql`),
      fileText(statement),
    ]),
  );
}

/** Labels in the code that no statement was recorded of. */
function unrecorded(files: ReadonlyMap<string, string>): string[] {
  const labels = [...files.keys()].map((file) => path.basename(file, '.sql'));
  return declaredLabels()
    .filter(({ label }) => !labels.some((known) => label.test(known)))
    .map(
      ({ place }) => `${place} runs a statement that scripts/statements/ has no example of; add one there.`,
    );
}

function firstDifference(kept: string, built: string): string {
  const before = kept.split('\n');
  const after = built.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line === -1 ? after.length : line;
  return `line ${at + 1}\n  - ${before[at] ?? '(nothing)'}\n  + ${after[at] ?? '(nothing)'}`;
}

function differences(kept: ReadonlyMap<string, string>, built: ReadonlyMap<string, string>): string[] {
  const all = [...new Set([...kept.keys(), ...built.keys()])].sort();
  return all.flatMap((file) => {
    const [before, after] = [kept.get(file), built.get(file)];
    if (before === after) return [];
    if (before === undefined) return [`schema/statements/${file} is not there.`];
    if (after === undefined) return [`schema/statements/${file} keeps what the code does not run any more.`];
    return [`schema/statements/${file}: ${firstDifference(before, after)}`];
  });
}

function complain(faults: readonly string[], advice: string): number {
  if (faults.length > 0) process.stderr.write(`${[...faults, advice].join('\n')}\n`);
  return faults.length > 0 ? 1 : 0;
}

async function emit(): Promise<number> {
  const built = await builtFiles();
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [file, text] of built) {
    mkdirSync(path.dirname(path.join(FOLDER, file)), { recursive: true });
    writeFileSync(path.join(FOLDER, file), text);
  }
  process.stdout.write(`Wrote ${built.size} statements to ${path.relative(process.cwd(), FOLDER)}.\n`);
  return complain(unrecorded(built), EMIT);
}

async function check(): Promise<number> {
  const built = await builtFiles();
  return complain([...unrecorded(built), ...differences(keptFiles(), built)], EMIT);
}

const actions: Readonly<Record<string, () => Promise<number>>> = { emit, check };

async function main(): Promise<number> {
  const action = actions[process.argv[2] ?? ''];
  if (action === undefined) process.stderr.write('Usage: statements.ts emit|check\n');
  return action === undefined ? 2 : action();
}

void main().then((code) => process.exit(code));
