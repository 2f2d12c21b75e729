import { Command, Option } from 'commander';
import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportedKind, ExportOptions } from '../ingest';
import { InvalidInputError } from '../platform/errors';
import { loadHubs } from './load-later';
import { openMigrated } from './open-app';
import { answerOf, catalogueOf, type Catalogue, type OperatorCommand } from './operator';
import type { Shell } from './shell';

/** As `EXPORTED_KINDS`, which would take loading the application to answer `--help`. */
const KINDS: readonly ExportedKind[] = ['study', 'dataset', 'model', 'transferResult'];

interface ExportFlags {
  out?: string;
  hub?: string[];
  kinds?: ExportedKind[];
  raw: boolean;
  includePrivate?: boolean;
}

/** What the command needs of the application. */
export interface OpenExports {
  exports: { lines(options: ExportOptions): AsyncIterable<string> };
}

/** Where the command gets what it works with; tests pass their own. */
export interface ExportSteps {
  catalogue(shell: Shell): Catalogue<OpenExports>;
  /** Where lines go: a file, or standard output for null. */
  output(file: string | null): Writable;
}

/** The lines that `rootstock export` writes. */
export const exportAnswer: OperatorCommand<ExportOptions, OpenExports> = {
  name: 'export',
  run: async function* (options, { exports }) {
    yield* exports.lines(options);
  },
};

/** `rootstock export`: writes the catalogue in a format that `rootstock import` reads. */
export const exportCommand = (
  shell: Shell,
  steps: ExportSteps = {
    catalogue: (one) => catalogueOf(one, () => openMigrated(one)),
    output: (file) => (file === null ? process.stdout : createWriteStream(file)),
  },
): Command =>
  new Command('export')
    .description('write the catalogue as neutral records, which import reads')
    .argument('<format>', 'records: JSON lines, as docs/records.md describes them')
    .option('--out <file>', 'write to a file instead of standard output')
    .option('--hub <id...>', 'only what these hubs say, and results of their models')
    .addOption(new Option('--kinds <kind...>', 'only these kinds of records').choices(KINDS))
    .option(
      '--include-private',
      'also what is not for everybody, marked as private: import leaves it out unless asked',
    )
    .option('--no-raw', "leave out the hubs' own records, which are most of the bytes")
    .addHelpText(
      'after',
      `
Examples:
  rootstock export records --out catalogue.jsonl
  rootstock export records --hub forge --no-raw | gzip > forge.jsonl.gz
  rootstock export records --kinds study transferResult

Exit codes: 0 done, 1 failed, 2 bad usage.`,
    )
    .action(async (format: string, { out, hub, kinds, raw, includePrivate = false }: ExportFlags) => {
      const { RECORDS } = loadHubs();
      if (format !== RECORDS) throw new InvalidInputError('format', RECORDS);
      const options = { hubs: hub ?? null, kinds: kinds ?? KINDS, withRaw: raw, includePrivate };
      try {
        const lines = answerOf(exportAnswer, options, steps.catalogue(shell));
        await pipeline(Readable.from(lines), steps.output(out ?? null), { end: out !== undefined });
      } catch (cause) {
        if (out === undefined || !isFileFault(cause)) throw cause;
        throw new InvalidInputError('out', `a file that can be written; ${out} cannot`, { cause });
      }
    });

const FILE_FAULTS: readonly unknown[] = ['EACCES', 'EISDIR', 'ENOENT', 'ENOTDIR', 'EROFS'];
const isFileFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && FILE_FAULTS.includes(error.code);
