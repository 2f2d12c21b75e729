import { Command } from 'commander';
import type { Hub, ListingQuery, OwnHub } from '../hubs';
import type { ImportReport, LiveImportService } from '../ingest';
import { systemClock } from '../platform/clock';
import { InvalidInputError } from '../platform/errors';
import { parseLimit, parseSince } from './import-flags';
import { describeHubs } from './import-hubs';
import { openProblemFile } from './import-problems';
import { watchImport } from './import-progress';
import { describeReport } from './import-summary';
import { loadHubs } from './load-later';
import { openFilled } from './open-app';
import type { Shell } from './shell';

interface ImportFlags {
  dryRun?: true;
  limit?: number;
  since?: Date;
  report?: string;
  list?: true;
  json?: true;
  author?: string;
  filter?: string[];
  allowPrivate?: true;
  includePrivate?: true;
  complete?: true;
  description?: string;
  hub?: string;
  hubUrl?: string;
  hubName?: string;
}

/** What the command needs of the application; opened when it runs, closed when it ends. */
export interface OpenImports {
  imports: Pick<LiveImportService, 'run'>;
  close(): Promise<void>;
}

/** Where the command gets what it works with; tests pass their own. */
export interface ImportSteps {
  /** What to read for `source`: the hub's own listing when it is not given. */
  resolve(hub: string, source: string | undefined, query: ListingQuery): string;
  /**
   * How many records a source holds, null when counting would be expensive; refuses an unknown hub,
   * a missing source, and a description that cannot be read.
   */
  count(hub: string, source: string, options: { description?: string }): Promise<number | null>;
  open(shell: Shell): Promise<OpenImports>;
  /** Every hub that can be imported from. */
  hubs(): readonly Hub[];
}

/** Before the catalogue is opened, so that a mistyped path costs nothing. */
const countRecords: ImportSteps['count'] = (hub, source, options) =>
  loadHubs().findHub(hub).count(source, options);

const HELP = `
A record that cannot be used is left out and reported; a second run of the same source changes nothing.
Ctrl-C ends after the batch that is being written, or two seconds later without it; what is in stays whole.

A table of results is read by the description of its study: --description, else <table>.study.json
beside it, else one that ships for the value in its column "source", else by its own columns.

Examples:
  rootstock import huggingface models.jsonl.gz
  rootstock import huggingface ./cards --dry-run
  rootstock import huggingface models.jsonl.gz --since 30d --report problems.jsonl
  rootstock import csv table.csv --description table.study.json
  rootstock import csv models.csv --hub forge --hub-url https://forge.example.org
  rootstock import --list
  rootstock import huggingface --author google --filter license:mit --limit 5000

Exit codes: 0 everything went in, 1 records were skipped, or it failed or was stopped, 2 bad usage.`;

/** `rootstock import`: imports what a public hub publishes. */
export const importCommand = (
  shell: Shell,
  steps: ImportSteps = {
    resolve: (hub, source, query) => {
      const { findHub, publicHubs, sourceOf } = loadHubs();
      return sourceOf(findHub(hub, publicHubs(shell.config())), source ?? null, query);
    },
    count: countRecords,
    open: openFilled,
    hubs: () => loadHubs().publicHubs(),
  },
): Command =>
  new Command('import')
    .description('take models, datasets, lineage and evaluations in from a public hub')
    .argument('[hub]', 'where the records are from; --list names them')
    .argument(
      '[path-or-url]',
      'a file, a folder or an address that the hub reads; without it the hub itself, live',
    )
    .option('--list', 'print the hubs and what each of them reads')
    .option('--author <name>', 'of a live hub, only what this owner publishes')
    .option('--filter <tag...>', 'of a live hub, only what has all of these tags')
    .option('--description <file>', 'of a table of results (csv): how to read it, as docs/own-tables.md says')
    .option('--hub <id>', 'the hub of your own that the records are of (records, csv)')
    .option('--hub-url <address>', 'where that hub is')
    .option('--hub-name <name>', 'what it is called; its id where this is not given')
    .option('--allow-private', 'fetch from addresses that are not public too')
    .option(
      '--include-private',
      'take in what the hub keeps private and shows to the owner of the token; it stays private here',
    )
    .option(
      '--complete',
      'the source lists all that the hub has: what it lists no longer is deprecated, and removed after a week (a live hub read whole does so by itself)',
    )
    .option('--dry-run', 'say what would change and change nothing')
    .option('--limit <n>', 'read at most so many records', parseLimit)
    .option(
      '--since <time>',
      'leave out what its hub changed last before: a date (2026-08-01), a time (2026-08-01T12:00Z), or how long ago (36h, 30d, 2w)',
      (text: string) => parseSince(text, systemClock.now()),
    )
    .option('--report <file>', 'write a line of JSON for each problem: hub, id, field, message, action')
    .option('--json', 'print the report (or the list) as JSON')
    .addHelpText('after', HELP)
    .action(
      async (hub: string | undefined, source: string | undefined, flags: ImportFlags, command: Command) => {
        if (flags.list === true) shell.print(describeHubs(steps.hubs(), { json: flags.json === true }));
        else if (hub === undefined) command.error("error: missing required argument 'hub'");
        else {
          refuseDescription(steps, hub, flags);
          refuseOwnHub(steps, hub, flags);
          refusePart(flags);
          const query = { author: flags.author ?? null, filters: flags.filter ?? [] };
          await runImport(shell, steps, { hub, source: steps.resolve(hub, source, query), flags });
        }
      },
    );

/** Only some hubs read tables that someone else may describe. */
function refuseDescription(steps: ImportSteps, hub: string, { description }: ImportFlags): void {
  if (description === undefined) return;
  const takers = steps.hubs().filter(({ takesDescription }) => takesDescription === true);
  if (!takers.some(({ id }) => id === hub))
    throw new InvalidInputError('description', `given for ${takers.map(({ id }) => id).join(' or ')} only`);
}

/** Of the other hubs it is known whose records they are. */
function refuseOwnHub(steps: ImportSteps, hub: string, flags: ImportFlags): void {
  const given = (['hub', 'hubUrl', 'hubName'] as const).filter((flag) => flags[flag] !== undefined);
  if (given.length === 0) return;
  if (flags.hub === undefined)
    throw new InvalidInputError('hub', 'given, too: --hub-url and --hub-name are its');
  const takers = steps.hubs().filter(({ takesOwnHub }) => takesOwnHub === true);
  if (!takers.some(({ id }) => id === hub))
    throw new InvalidInputError('hub', `given for ${takers.map(({ id }) => id).join(' or ')} only`);
}

/** @throws InvalidInputError naming the flag at fault */
function ownHubOf({ hub: id, hubUrl, hubName }: ImportFlags): { ownHub?: OwnHub } {
  if (id === undefined) return {};
  const { knownHubs, ownHub } = loadHubs();
  const words = {
    id,
    ...(hubUrl === undefined ? {} : { url: hubUrl }),
    ...(hubName === undefined ? {} : { name: hubName }),
  };
  return { ownHub: ownHub(words, knownHubs()) };
}

/** What is only a part cannot tell what is no longer there. */
function refusePart({ complete, limit, since, author, filter }: ImportFlags): void {
  if (complete !== true) return;
  const part = Object.entries({ limit, since, author, filter }).find(([, value]) => value !== undefined);
  if (part !== undefined) throw new InvalidInputError('complete', `given without --${part[0]}`);
}

async function runImport(
  shell: Shell,
  steps: ImportSteps,
  { hub, source, flags }: { hub: string; source: string; flags: ImportFlags },
): Promise<void> {
  const limit = flags.limit ?? null;
  const description = flags.description === undefined ? {} : { description: flags.description };
  const own = ownHubOf(flags);
  const count = await steps.count(hub, source, description);
  const problems = flags.report === undefined ? null : openProblemFile(flags.report, source);
  try {
    const opened = await steps.open(shell);
    const watch = watchImport(shell, count === null ? limit : Math.min(count, limit ?? count));
    const { signal, onProgress } = watch;
    try {
      const report = await opened.imports.run(hub, source, {
        dryRun: flags.dryRun === true,
        limit,
        since: flags.since ?? null,
        signal,
        onProgress,
        allowPrivate: flags.allowPrivate === true,
        includePrivate: flags.includePrivate === true,
        ...(flags.complete === undefined ? {} : { complete: true }),
        ...description,
        ...own,
        onResume: () => shell.note('Going on where the last import of this address was interrupted.'),
        ...(problems === null ? {} : { onProblem: problems.write }),
      });
      watch.stop();
      shell.print(flags.json === true ? JSON.stringify(report, null, 2) : describeReport(report));
      sayHowItEnded(shell, report);
    } finally {
      watch.stop();
      await opened.close();
    }
  } finally {
    problems?.close();
  }
}

function sayHowItEnded(shell: Shell, { interrupted, failure, skipped }: ImportReport): void {
  if (failure !== null) {
    shell.note(`rootstock: ${failure}`);
    shell.note('The import ended there. What is counted above is in, whole; run it again to go on.');
  }
  if (interrupted)
    shell.note('Stopped on request. What is counted above is in, whole; run it again to go on.');
  if (skipped > 0 || interrupted || failure !== null) shell.exitWith(1);
}
