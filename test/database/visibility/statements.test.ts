import { PUBLIC_REACH, visibleRows } from '../../../src/access';
import type { Database } from '../../../src/platform/database';
import { ScopedTexts } from '../../../src/platform/database/row-scope';
import { openTestDatabase } from '../../support/database';
import { keptStatements } from '../../support/kept-statements';

const rows = visibleRows(PUBLIC_REACH);
const hiding = new Set(Object.keys(rows.conditions));
const VAULT = 'vault';

/** Tables whose rows everybody may read, and why. */
const OPEN: Readonly<Record<string, string>> = {
  api_token: 'read by authentication, and by administrators and maintainers as its service decides',
  audit_entry: 'read by administrators only',
  catalog_state: 'one row about the catalogue as a whole',
  domain: 'a tree for everybody; who may write gives it its names',
  hub: 'a name and an address; what it counts is counted of what is for everybody',
  hub_listed: 'read by imports only',
  hub_sync: 'read by imports only',
  identity_decision: 'read by merges and splits only',
  kept_knowledge: 'what answers for everybody are made from, which nobody reads through the API',
  knowledge_change: 'ids of what is read again, within the scope that reads',
  library: 'a word list',
  license: 'a word list',
  listed_evaluation: 'ids of evaluations, read beside their rows only',
  metric: 'a word list',
  migrations: 'of TypeORM',
  model_version_alias: 'read through its version only',
  publisher_grant: 'read by authentication, and by administrators and maintainers as its resolver decides',
  receipt: 'read by who asked, which its service decides',
  scorer_fit: 'computed from what is for everybody',
  search_word: 'words of what is for everybody',
  task: 'a word list',
  typeorm_metadata: 'of TypeORM',
  webhook: 'read by whoever it is of, and by administrators, as its service decides',
  webhook_delivery: 'read through its webhook only',
  webhook_secret: 'read by what sends messages only',
  write_mark: 'random numbers',
  write_probe: 'of the readiness check',
};

/** The texts of every kept statement that only reads. */
const reading = [...keptStatements()].flatMap(([label, { texts }]) =>
  texts
    .filter(
      (text) =>
        !/\b(INSERT INTO|UPDATE|DELETE FROM|ANALYZE|ALTER TABLE|TRUNCATE|LOCK TABLE|DECLARE)\b/.test(text),
    )
    .map((text) => [label, text] as const),
);
// `doctor` looks at the database itself, from the command line only.
const touching = reading.filter(
  ([label, text]) =>
    !label.startsWith('doctor_') && text.match(/[a-z_]+/gi)!.some((word) => hiding.has(word)),
);

describe('the rows that may be seen', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const run = (text: string) => database.query<{ name: string }>({ label: 'test', text });

  it('are decided for every table of the catalogue', async () => {
    const tables = await run(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'm', 'p')`,
    );
    const undecided = tables.map(({ name }) => name).filter((name) => !hiding.has(name) && !(name in OPEN));
    expect(undecided).toEqual([]);
    expect([...hiding].filter((name) => name in OPEN)).toEqual([]);
  });

  it('are the only ones that functions of the database give back to who reads', async () => {
    const functions = await run(
      `SELECT proname || ': ' || pg_get_functiondef(pg_proc.oid) AS name FROM pg_proc
        LEFT JOIN pg_depend ON pg_depend.objid = pg_proc.oid AND deptype = 'e'
        WHERE pronamespace = current_schema()::regnamespace AND pg_depend.objid IS NULL AND prorettype NOT IN ('trigger'::regtype, 'void'::regtype)`,
    );
    const text = functions.map(({ name }) => name);
    const readingHidden = text.flatMap((one) =>
      [...one.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/gi)].some(([, table]) => hiding.has(table!))
        ? [one.slice(0, one.indexOf(':'))]
        : [],
    );
    // What only the doctor and triggers call gives nothing to who reads; nor does what calls it.
    const called = (name: string) => (one: string) => new RegExp(`\\b${name}\\(`).test(one);
    const given = readingHidden.filter(
      (name) =>
        reading.some(([label, one]) => !label.startsWith('doctor_') && called(name)(one)) ||
        text.some((one) => !one.startsWith(`${name}:`) && called(name)(one)),
    );
    expect(given).toEqual([]);
  });

  it('are looked up in indexes of what is hidden, so that nothing is looked up where nothing is', async () => {
    const indexes = await run(
      `SELECT indexname AS name FROM pg_indexes WHERE indexdef LIKE '%WHERE (visibility <> ''PUBLIC''%'`,
    );
    expect(indexes.map(({ name }) => name).sort()).toEqual([
      'dataset_hidden_idx',
      'dataset_origin_hidden_idx',
      'model_hidden_idx',
      'model_origin_hidden_idx',
      'publisher_hidden_idx',
      'study_hidden_idx',
      'transfer_result_hidden_idx',
    ]);
  });

  it('are all that a kept statement reads: in a scope it does without the tables themselves', async () => {
    await run(`CREATE SCHEMA ${VAULT}`);
    for (const table of hiding) await run(`ALTER TABLE ${table} SET SCHEMA ${VAULT}`);
    const scoped = new ScopedTexts(rows, VAULT);
    expect(touching.length).toBeGreaterThan(100);
    const faults: string[] = [];
    for (const [label, text] of touching) {
      await run(`PREPARE probe AS ${scoped.of(text)}`).then(
        () => run('DEALLOCATE probe'),
        (error: unknown) => faults.push(`${label}: ${String(error)}`),
      );
    }
    expect(faults).toEqual([]);
    await expect(run(`PREPARE probe AS ${touching[0]![1]}`)).rejects.toThrow(/does not exist/);
  });
});
