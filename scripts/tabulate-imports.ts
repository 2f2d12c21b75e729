// Imports sources and prints what came in, and every reason for what did not, as Markdown:
// The database is that of the settings (DATABASE_URL, else the one in ROOTSTOCK_DATA_DIR); the
// starter catalogue is in it first. A source given twice shows that the second reading changes
// nothing.
import { createApp } from '../src/app/create-app';
import type { ImportReport } from '../src/ingest';
import { parseConfig } from '../src/platform/config';
import { createLog } from '../src/platform/log';

const COLUMNS: readonly (readonly [string, (report: ImportReport) => number])[] = [
  ['read', ({ read }) => read],
  ['created', ({ created }) => created],
  ['updated', ({ updated }) => updated],
  ['unchanged', ({ unchanged }) => unchanged],
  ['stubs', ({ stubs }) => stubs.models + stubs.datasets],
  ['merged', ({ merged }) => merged],
  ['trainings', ({ claims }) => claims.trainings],
  ['lineage', ({ claims }) => claims.lineage],
  ['evaluations', ({ claims }) => claims.evaluations],
  ['results', ({ results }) => results.created],
  ['derived', ({ results }) => results.derived],
  ['corrected', ({ results }) => results.corrected],
  ['skipped', ({ skipped }) => skipped],
  ['fields left out', ({ ignored }) => ignored],
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (cells: readonly string[]): void => say(`| ${cells.join(' | ')} |`);
const count = (value: number): string => value.toLocaleString('en');

function head(names: readonly string[]): void {
  row(names);
  row(names.map(() => '---'));
}

function sayReasons(name: string, { reasons }: ImportReport): void {
  for (const { action, field, reason, count: times, example } of reasons)
    row([name, action, field ?? '', reason.replaceAll('|', '\\|'), count(times), `\`${example}\``]);
}

async function main(): Promise<void> {
  const sources = process.argv.slice(2).map((word): [string, string] => {
    const at = word.indexOf('=');
    if (at < 1) throw new TypeError(`"${word}" is not a source: hub=path is expected.`);
    return [word.slice(0, at), word.slice(at + 1)];
  });
  const app = await createApp(parseConfig(process.env), createLog('error'));
  try {
    await app.migrate();
    await app.loadStarter({ onlyIfEmpty: true });
    const reports: [string, ImportReport][] = [];
    head(['source', ...COLUMNS.map(([name]) => name)]);
    for (const [hub, source] of sources) {
      const report = await app.imports.run(hub, source, {});
      if (report.failure !== null) throw new Error(`${hub}: ${report.failure}`);
      reports.push([hub, report]);
      row([`\`${hub}\``, ...COLUMNS.map(([, of]) => count(of(report)))]);
    }
    say('');
    head(['source', 'what was done', 'field', 'reason', 'times', 'example']);
    for (const [hub, report] of reports) sayReasons(hub, report);
  } finally {
    await app.close();
  }
}

void main();
