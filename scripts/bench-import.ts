// Times the import of many records into a new database:
// Each argument is a source that `rootstock import hub path` reads; without any, 30,000 models and
// 60,000 results are made up. The database is a new one on the server of DATABASE_URL, else an
// embedded one in a temporary folder; it is dropped afterwards. Prints records per second in
// windows of 5,000, how much longer a record of a source's last window took than one of its first,
// the memory at its peak, and the whole time; then the digests of the catalogue, which are the same
// for the same sources in any order.
import { createApp } from '../src/app/create-app';
import { parseConfig } from '../src/platform/config';
import type { Database } from '../src/platform/database';
import { createLog } from '../src/platform/log';
import { catalogDigest } from './catalog-digest';
import { writeSources, type Source } from './generated-sources';
import { onMigrated, withDatabase } from './scratch-database';

const WINDOW = 5000;
const GENERATED = { models: 30_000, results: 60_000 };

interface Window {
  records: number;
  seconds: number;
}

const rate = ({ records, seconds }: Window): number => Math.round(records / seconds);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Cuts an import into windows as its batches go in. */
class Windows {
  readonly done: Window[] = [];
  private since = performance.now();
  private counted = 0;

  constructor(private readonly source: string) {}

  take(read: number, isLast = false): void {
    const records = read - this.counted;
    if (records === 0 || (records < WINDOW && !isLast)) return;
    const now = performance.now();
    const window = { records, seconds: (now - this.since) / 1000 };
    this.done.push(window);
    say(`${this.source} ${String(read).padStart(8)} ${String(rate(window)).padStart(6)}/s`);
    [this.since, this.counted] = [now, read];
  }

  /**
   * Time per record in the last full window, as a multiple of that in the first; null where there
   * are fewer than two.
   */
  growth(): number | null {
    const full = this.done.filter(({ records }) => records >= WINDOW);
    const [head, tail] = [full.at(0), full.at(-1)];
    return head === undefined || tail === undefined || head === tail ? null : rate(head) / rate(tail);
  }
}

async function importAll(sources: readonly Source[], environment: Record<string, string>): Promise<void> {
  const app = await createApp(parseConfig(environment), createLog('error'));
  try {
    await app.migrate();
    await app.loadStarter({ onlyIfEmpty: true });
    const started = performance.now();
    let records = 0;
    for (const { hub, path: from } of sources) {
      const windows = new Windows(hub.padEnd(20));
      const report = await app.imports.run(hub, from, { onProgress: ({ read }) => windows.take(read) });
      if (report.failure !== null) throw new Error(`${hub}: ${report.failure}`);
      windows.take(report.read, true);
      records += report.read;
      const growth = windows.growth();
      const spread =
        growth === null
          ? ''
          : `; a record of the last ${WINDOW} took ${growth.toFixed(2)} times one of the first`;
      say(`${hub.padEnd(20)} ${report.read} records in ${report.seconds.toFixed(1)} s${spread}`);
    }
    const total = { records, seconds: (performance.now() - started) / 1000 };
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    say(`${records} records in ${total.seconds.toFixed(1)} s, ${rate(total)}/s; at most ${peak} MiB`);
  } finally {
    await app.close();
  }
}

async function sayDigests(database: Database): Promise<void> {
  for (const [part, { rows, digest }] of Object.entries(await catalogDigest(database)))
    say(`${part.padEnd(20)} ${digest} of ${rows}`);
}

function readArguments(words: readonly string[]): Source[] {
  return words.map((word) => {
    const at = word.indexOf('=');
    if (at < 1) throw new TypeError(`"${word}" is not a source: hub=path is expected.`);
    return { hub: word.slice(0, at), path: word.slice(at + 1) };
  });
}

async function main(): Promise<void> {
  const named = readArguments(process.argv.slice(2));
  await withDatabase(async (environment, folder) => {
    const sources = named.length > 0 ? named : await writeSources(folder, GENERATED);
    await importAll(sources, environment);
    await onMigrated(environment, sayDigests);
  });
}

void main();
