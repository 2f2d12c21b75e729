import { findHub, sourceOf } from '../../../src/hubs';
import type { ImportOptions, ImportReport, ImportService } from '../../../src/ingest';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseSince } from '../../../src/cli/import-flags';
import { describeReport } from '../../../src/cli/import-summary';
import { importCommand } from '../../../src/cli/import.command';
import type { ExitCode, Shell } from '../../../src/cli/shell';

const aReport = (input: Partial<ImportReport> = {}): ImportReport => ({
  hub: 'huggingface',
  source: 'models.jsonl',
  dryRun: false,
  read: 3,
  created: 2,
  stubsFilled: 1,
  updated: 1,
  countersOnly: 0,
  merged: 0,
  unchanged: 0,
  notNewer: 0,
  stubs: { models: 4, datasets: 5 },
  claims: { lineage: 6, trainings: 7, evaluations: 8 },
  studies: { created: 0, updated: 0 },
  results: { created: 0, corrected: 0, derived: 0 },
  upstream: null,
  leftOut: 0,
  skipped: 0,
  ignored: 0,
  reasons: [],
  problems: [],
  interrupted: false,
  failure: null,
  seconds: 1.5,
  ...input,
});

/** Runs the command line with an import that reports what the test says. */
const run = (report: ImportReport, ...flags: string[]) =>
  call(report, 'huggingface', 'models.jsonl', ...flags);

async function call(report: ImportReport, ...words: string[]) {
  const printed: string[] = [];
  const noted: string[] = [];
  const asked: unknown[] = [];
  let exitCode: ExitCode = 0;
  let isClosed = false;
  const shell: Shell = {
    config: () => {
      throw new Error('The settings are not read here.');
    },
    log: () => {
      throw new Error('Nothing is logged here.');
    },
    print: (line) => void printed.push(line),
    note: (line) => void noted.push(line),
    isTerminal: false,
    isUnderNpm: false,
    exitWith: (code) => {
      exitCode = code;
    },
  };
  const imports: Pick<ImportService, 'run'> = {
    run: (hub, source, { dryRun, limit, since, onProgress, onProblem }: ImportOptions = {}) => {
      asked.push({ hub, source, dryRun, limit, since });
      for (const problem of report.problems) onProblem?.(problem);
      for (const read of [500, 5000, 5500, 10_000]) onProgress?.({ read, skipped: 1 });
      return Promise.resolve(report);
    },
  };
  const close = () => {
    isClosed = true;
    return Promise.resolve();
  };
  const command = importCommand(shell, {
    resolve: (hub, source, query) => sourceOf(findHub(hub), source ?? null, query),
    count: () => Promise.resolve(12_000),
    open: () => Promise.resolve({ imports, close }),
    hubs: () => [
      {
        id: 'orchard',
        name: 'The Orchard',
        url: 'https://hub.test',
        formats: 'lists of trees',
        count: () => Promise.resolve(null),
        async *read() {
          // Nothing is read here.
        },
      },
    ],
  }).exitOverride();
  command.configureOutput({ writeErr: (text) => noted.push(text) });
  const failure = await command.parseAsync(words, { from: 'user' }).then(() => null, String);
  return { printed, noted, asked, exitCode, isClosed, failure };
}

it('prints a summary on standard output and a line per 5,000 records beside it', async () => {
  const { printed, noted, exitCode, isClosed } = await run(aReport());
  expect(printed.join('\n')).toMatch(/records read\s+│\s+3/);
  expect(noted).toEqual([
    expect.stringMatching(/^5000 records read of 12000, .+ left; \d+\/s, 1 skipped$/),
    expect.stringMatching(/^10000 records read/),
  ]);
  expect(exitCode).toBe(0);
  expect(isClosed).toBe(true);
});

it('prints nothing but JSON on standard output when that is asked for', async () => {
  const report = aReport({ read: 9 });
  const { printed } = await run(report, '--json');
  expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([report]);
});

it('hands flags on', async () => {
  const { asked } = await run(aReport(), '--dry-run', '--limit', '10');
  expect(asked).toEqual([
    { hub: 'huggingface', source: 'models.jsonl', dryRun: true, limit: 10, since: null },
  ]);
});

it.each(['0', '-1', '1.5', 'many', ''])('refuses the limit %j', async (limit) => {
  const { failure, asked } = await run(aReport(), '--limit', limit);
  expect(failure).toMatch(/--limit/);
  expect(asked).toEqual([]);
});

it.each([
  ['records were skipped', { skipped: 1 }],
  ['it was stopped', { interrupted: true }],
  ['it failed', { failure: 'the source is cut off' }],
])('ends with 1 when %s', async (_, input) => {
  const { exitCode, printed, isClosed } = await run(aReport(input));
  expect(exitCode).toBe(1);
  expect(printed).toHaveLength(1);
  expect(isClosed).toBe(true);
});

it('says why an import ended early', async () => {
  expect((await run(aReport({ failure: 'the source is cut off' }))).noted.at(-2)).toBe(
    'rootstock: the source is cut off',
  );
  expect((await run(aReport({ interrupted: true }))).noted.at(-1)).toContain('Stopped on request');
});

it('says so when nothing changed, and names what was left out', () => {
  const unchanged = { created: 0, updated: 0, unchanged: 3, stubs: { models: 0, datasets: 0 } };
  expect(describeReport(aReport(unchanged))).toContain('Nothing changed.');
  expect(describeReport(aReport())).not.toContain('Nothing changed.');
  const reason = {
    action: 'skipped' as const,
    field: 'id',
    reason: 'is missing',
    count: 7,
    example: 'line 4',
  };
  expect(describeReport(aReport({ reasons: [reason] }))).toMatch(
    /record left out\s+│\s+7\s+│ id\s+│ is missing\s+│ line 4/,
  );
});

it('lists the hubs, for people and for programs', async () => {
  const { printed, asked } = await call(aReport(), '--list');
  expect(printed.join('\n')).toMatch(/orchard.*The Orchard.*lists of trees.*https:\/\/hub\.test/);
  expect(asked).toEqual([]);
  const [json] = (await call(aReport(), '--list', '--json')).printed;
  expect(JSON.parse(json ?? '')).toEqual([
    { id: 'orchard', name: 'The Orchard', formats: 'lists of trees', url: 'https://hub.test' },
  ]);
});

it.each([
  [[], /'hub'/],
  [['onnx'], /"source" must be given/],
  [['onnx', 'models.json', '--author', 'google'], /knows neither --author nor --filter/],
])('asks for what is missing of %j', async (words, missing) => {
  const { failure, asked } = await call(aReport(), ...words);
  expect(failure).toMatch(missing);
  expect(asked).toEqual([]);
});

it('reads a hub live when no source is named, narrowed as asked', async () => {
  const { asked } = await call(
    aReport(),
    'huggingface',
    '--author',
    'google',
    '--filter',
    'bert',
    'license:mit',
  );
  const source =
    'https://huggingface.co/api/models?author=google&filter=bert&filter=license%3Amit&full=true&cardData=true&config=true&limit=500';
  expect(asked).toEqual([expect.objectContaining({ hub: 'huggingface', source })]);
});

describe('a file of problems', () => {
  it('has a line for each', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'rootstock-report-')), 'problems.jsonl');
    const problem = {
      hub: 'huggingface',
      id: 'acme/one',
      field: 'tasks',
      message: 'is no known task',
      action: 'ignored' as const,
    };
    await run(aReport({ problems: [problem, { ...problem, id: 'acme/two' }] }), '--report', file);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      problem,
      { ...problem, id: 'acme/two' },
    ]);
  });

  it.each([
    ['cannot be written', '/nowhere/at/all.jsonl'],
    ['is the source', './models.jsonl'],
  ])('is refused before anything is read when it %s', async (_, file) => {
    const { failure, asked } = await run(aReport(), '--report', file);
    expect(failure).toMatch(/"report" must be/);
    expect(asked).toEqual([]);
  });
});

describe('a point in time', () => {
  const now = Date.parse('2026-08-10T12:00:00Z');

  it.each([
    ['2026-08-01', '2026-08-01T00:00:00.000Z'],
    ['2026-08-01T12:00Z', '2026-08-01T12:00:00.000Z'],
    ['2026-08-01T12:00:30+02:00', '2026-08-01T10:00:30.000Z'],
    ['36h', '2026-08-09T00:00:00.000Z'],
    ['2d', '2026-08-08T12:00:00.000Z'],
    ['1w', '2026-08-03T12:00:00.000Z'],
  ])('is read from %s', (text, time) => {
    expect(parseSince(text, now).toISOString()).toBe(time);
  });

  it.each([
    '',
    'yesterday',
    '5',
    '-3d',
    '2026-02-30',
    '2026-13-01',
    '2026-08-01T12:00',
    '2027-01-01',
    '1e3d',
  ])('is not read from %j', (text) => {
    expect(() => parseSince(text, now)).toThrow(/^It must/);
  });

  it('is refused with a message that names the option', async () => {
    const { failure, asked } = await run(aReport(), '--since', 'yesterday');
    expect(failure).toMatch(/--since.*It must be a date/);
    expect(asked).toEqual([]);
  });
});
