import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Encoder } from '../../../src/embedding';
import { ImportService } from '../../../src/ingest/import.service';
import type { ImportReport } from '../../../src/ingest/import-report';
import type { Database } from '../../../src/platform/database';
import type { Outcome, Subject } from './fuzz-run';
import { makeImport, type MadeImport } from './import-maker';

/** Every importer, through to the database. */
export function importSubject(database: Database, encoder: Encoder): Subject<MadeImport> {
  let failed = '';
  const onFailure = (error: unknown): void => {
    failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
  };
  const imports = new ImportService(database, encoder, undefined, onFailure);
  const judge = new ImportJudge(database);
  let last: Promise<unknown> = Promise.resolve();
  const run = async (made: MadeImport): Promise<Outcome> => {
    const folder = await written(made);
    failed = '';
    try {
      const first = await imports.run(made.hub, folder);
      const before = await judge.lastChange();
      const second = await imports.run(made.hub, folder);
      const faults = [
        ...faultsOf(first),
        ...faultsOf(second),
        ...(await judge.faultsAfter(made)),
        ...repeated(first, second),
        ...((await judge.lastChange()) === before ? [] : ['the second import wrote something']),
      ];
      const [fault] = failed === '' ? faults : [placeOf(failed)];
      return {
        code: fault === undefined ? codeOf(first) : 'WRONG',
        failure: fault === undefined ? null : `${made.hub}: ${fault}`,
      };
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  return {
    name: 'import',
    make: makeImport,
    // One at a time: what the second import wrote could be another's.
    judge: (made) => {
      const next = last.then(() => run(made));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

async function written({ files }: MadeImport): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rootstock-fuzz-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), Buffer.from(content, 'base64'));
  }
  return folder;
}

const codeOf = ({ skipped, ignored }: ImportReport): string =>
  skipped > 0 ? 'SKIPPED' : ignored > 0 ? 'IGNORED' : 'OK';

const placeOf = (stack: string): string => {
  const [message = '', ...lines] = stack.split('\n');
  return `${message} ${
    lines
      .find((line) => line.includes('/src/'))
      ?.trim()
      .replace(/\(.*\/src\//, '(src/') ?? ''
  }`;
};

/** What a report may never say. */
function faultsOf(report: ImportReport): string[] {
  const { read, created, updated, unchanged, notNewer, leftOut, skipped, problems } = report;
  const told = created + updated + unchanged + notNewer + leftOut + skipped;
  return [
    ...(report.failure === null ? [] : [`ended early: ${report.failure.slice(0, 200)}`]),
    ...(read === told ? [] : ['not every record that was read is told of']),
    ...(problems.every(({ id, message }) => id !== '' && message !== '')
      ? []
      : ['a problem without a place']),
    ...(problems.some(
      ({ action, field, message }) => action === 'ignored' && field === null && message === '',
    )
      ? ['a field that is not named']
      : []),
  ];
}

/** The second time everything is there. */
function repeated(first: ImportReport, second: ImportReport): string[] {
  const { created, updated, merged, stubs, claims, results } = second;
  const counts = {
    created,
    updated,
    merged,
    ...stubs,
    ...claims,
    results: results.created + results.corrected + results.derived,
  };
  return [
    ...Object.entries(counts).flatMap(([what, count]) =>
      count === 0 ? [] : [`the second import has ${what}`],
    ),
    ...(first.skipped === second.skipped && first.read === second.read
      ? []
      : ['the second import reads something else']),
  ];
}

/** Looks at what an import left behind. */
class ImportJudge {
  constructor(private readonly database: Database) {}

  async lastChange(): Promise<number> {
    const text = 'SELECT coalesce(max(sequence), 0) AS last FROM change';
    const [row] = await this.database.query<{ last: number }>({ label: 'fuzz_last_change', text });
    return row?.last ?? 0;
  }

  async faultsAfter({ good }: MadeImport): Promise<string[]> {
    const found = await this.database.query({
      label: 'fuzz_good_record',
      text: `SELECT FROM origin WHERE position($1 in "externalId") > 0
        AND (NOT "isStub" OR EXISTS (SELECT FROM transfer_result WHERE "baseOriginId" = origin.id)) LIMIT 1`,
      values: [good],
    });
    return found.length > 0 ? [] : ['the record that is good did not come in'];
  }
}
