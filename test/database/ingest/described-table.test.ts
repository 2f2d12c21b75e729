import path from 'node:path';
import { importCommand } from '../../../src/cli/import.command';
import type { Shell } from '../../../src/cli/shell';
import { findHub, publicHubs } from '../../../src/hubs';
import { LiveImportService, type ImportReport } from '../../../src/ingest';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { aDescription, HEAD, row } from '../../unit/hubs/csv-support';
import { aFolder } from '../../unit/hubs/support';
import { CountingEncoder, rowsOf } from './support';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const unused = (): never => {
  throw new Error('is not to be used');
};

/** Runs `rootstock import` on the database of the test; returns what it printed, and the code. */
async function runImport(...words: string[]): Promise<{ report: ImportReport; code: number }> {
  const printed: string[] = [];
  let code = 0;
  const shell: Shell = {
    config: unused,
    log: unused,
    print: (line) => void printed.push(line),
    note: () => undefined,
    isTerminal: false,
    isUnderNpm: false,
    exitWith: (given) => (code = given),
  };
  const imports = new LiveImportService(database, new CountingEncoder(), publicHubs());
  const command = importCommand(shell, {
    resolve: (_hub, source) => source ?? '',
    count: (hub, source, options) => findHub(hub).count(source, options),
    open: () => Promise.resolve({ imports, close: () => Promise.resolve() }),
    hubs: () => publicHubs(),
  });
  await command.parseAsync(['csv', ...words, '--json'], { from: 'user' });
  return { report: JSON.parse(printed.join('\n')) as ImportReport, code };
}

const RESULTS = `SELECT "externalId" AS base, protocol, "metricId", value, "scratchBaseline", recipe
  FROM transfer_result JOIN origin ON origin.id = "baseOriginId" ORDER BY value`;

const tableAnd = (description: object, ...rows: string[]) =>
  aFolder({
    'table.csv': [HEAD, ...rows].join('\n'),
    'orchard.json': aDescription(description),
  });

describe('an import of a table with a description', () => {
  const description = {
    bases: { names: { 'No base': null } },
    protocols: { PROMPTS: { protocol: 'FROZEN', recipe: 'few-shot prompts' } },
    metrics: { acc_percent: { metric: 'accuracy', scale: 0.01 } },
    scratch: { protocols: ['SCRATCH'] },
  };
  const rows = [
    row({ base: 'Trees', protocol: 'SCRATCH', metric: 'acc_percent', value: '20' }),
    row({ metric: 'acc_percent', value: '30' }),
    row({ metric: 'acc_percent', value: '50' }),
    row({ base: 'acme/two', protocol: 'PROMPTS', metric: 'acc_percent', value: '90' }),
    row({ base: 'No base' }),
  ];

  it('writes results and baselines, and says what it left out', async () => {
    const folder = await tableAnd(description, ...rows);
    const words = [path.join(folder, 'table.csv'), '--description', path.join(folder, 'orchard.json')];
    const { report, code } = await runImport(...words);
    expect(report).toMatchObject({
      leftOut: 3,
      skipped: 0,
      results: { created: 2 },
      studies: { created: 1 },
    });
    expect(code).toBe(0);
    expect(await rowsOf(database, RESULTS)).toEqual([
      {
        base: 'acme/one',
        protocol: 'FINE_TUNE',
        metricId: 'accuracy',
        value: 0.4,
        scratchBaseline: 0.2,
        recipe: null,
      },
      {
        base: 'acme/two',
        protocol: 'FROZEN',
        metricId: 'accuracy',
        value: 0.9,
        scratchBaseline: 0.2,
        recipe: 'few-shot prompts',
      },
    ]);
    const again = await runImport(...words);
    expect(again.report).toMatchObject({ created: 0, updated: 0, leftOut: 3 });
  });

  it('reports an unknown protocol and metric once, with how many rows they are of', async () => {
    const unknown = [
      row({ protocol: 'A' }),
      row({ protocol: 'A', base: 'acme/two' }),
      row({ metric: 'gladness' }),
      row({ metric: 'gladness', base: 'acme/two' }),
      row(),
    ];
    const folder = await tableAnd({}, ...unknown);
    const description = ['--description', path.join(folder, 'orchard.json')];
    const { report, code } = await runImport(path.join(folder, 'table.csv'), ...description);
    expect(report).toMatchObject({ read: 6, skipped: 4, results: { created: 1 } });
    expect(report.problems.map(({ field, count }) => [field, count])).toEqual([
      ['protocol', 2],
      ['metric', 2],
    ]);
    expect(code).toBe(1);
  });

  it('refuses a description of columns that the table lacks before anything is written', async () => {
    const folder = await tableAnd({ keep: [{ column: 'weather', values: ['fair'] }] }, row());
    const words = [path.join(folder, 'table.csv'), '--description', path.join(folder, 'orchard.json')];
    await expect(runImport(...words)).rejects.toThrow(/table\.csv lacks weather/);
    expect(await rowsOf(database, 'SELECT 1 FROM transfer_result')).toEqual([]);
  });
});
