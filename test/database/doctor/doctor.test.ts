import { createDoctor } from '../../../src/app/create-doctor';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { DoctorReport } from '../../../src/doctor';
import { openCatalogDatabase } from '../../../src/app/data-source';
import { UnavailableError } from '../../../src/platform/errors';
import type { Database } from '../../../src/platform/database';
import { openTestApp, type TestApp } from '../../support/app';
import { expectKept } from '../../support/kept-statements';
import { Rows } from '../../support/rows';
import { rowsOf } from '../ingest/support';

let app: TestApp;
let rows: Rows;
beforeAll(async () => {
  app = await openTestApp();
  rows = new Rows(app.database);
  await app.app.refreshDerived();
});
afterAll(() => app.close());

const serverUrl = process.env.TEST_DATABASE_URL;

async function examineOn(
  database: Database,
  fixes: boolean,
  adminToken: string | null = null,
): Promise<DoctorReport> {
  const encoder = createEncoder(await loadTensorBackend('auto'));
  const config = { adminToken, databaseUrl: 'postgres://elsewhere', dataDir: 'none' };
  const parts = { app: app.app, encoderVersion: encoder.version };
  return createDoctor(database, parts, config).examine({ fixes });
}

/** The same database by connections that PostgreSQL lets write nothing. */
async function openToLook(): Promise<Database> {
  const [row] = await alter<{ name: string }>('SELECT current_database() AS name');
  const url = new URL(serverUrl ?? '');
  url.pathname = `/${row?.name ?? ''}`;
  const database = await openCatalogDatabase({
    ...{ url: url.href, dataDir: null, poolSize: 1, readOnly: true },
  });
  database.onStatement(expectKept);
  return database;
}

/** Who only looks may write nothing: PostgreSQL refuses it. Embedded there is one connection. */
async function examine(fixes = false, adminToken: string | null = null): Promise<DoctorReport> {
  if (fixes) return examineOn(app.database, true, adminToken);
  if (serverUrl === undefined) {
    await alter('SET default_transaction_read_only = on');
    return examineOn(app.database, false, adminToken).finally(() =>
      alter('SET default_transaction_read_only = off'),
    );
  }
  const database = await openToLook();
  return examineOn(database, false, adminToken).finally(() => database.close());
}

const named = ({ findings }: DoctorReport): string[] => findings.map(({ check }) => check);
const alter = <Row = unknown>(text: string) => rowsOf<Row>(app.database, text);

it('finds nothing in a catalogue that Rootstock wrote', async () => {
  const { findings, checks } = await examine();
  expect(findings).toEqual([]);
  expect(checks).toBeGreaterThan(25);
});

it('tells of webhooks that send nothing any more, and leaves those alone that were switched off', async () => {
  await alter(`INSERT INTO webhook (name, url, state, "disabledAt", "disabledReason", position, "createdBy")
    VALUES ('mirror', 'https://a.example/', 'DISABLED', now(), 'GONE', 0, 'admin'),
      ('paused', 'https://b.example/', 'DISABLED', now(), 'SWITCHED_OFF', 0, 'admin')`);
  const { findings } = await examine();
  expect(findings).toMatchObject([
    {
      ...{ check: 'webhooks_disabled', severity: 'NOTICE', canBeFixed: false },
      text: '1 webhooks send nothing: their receivers take nothing, or their tokens have ended: mirror.',
    },
  ]);
  await alter('DELETE FROM webhook');
});

describe('what migrations made', () => {
  const missing = async (): Promise<string[]> => {
    const { findings } = await examine();
    expect(findings.every(({ check, canBeFixed }) => check === 'objects' && !canBeFixed)).toBe(true);
    return findings.map(({ text }) => text);
  };

  it.each([
    ['view reporting.models', 'ALTER VIEW reporting.models RENAME TO'],
    ['index model_tasks_idx', 'ALTER INDEX model_tasks_idx RENAME TO'],
    ['function record_model_tasks()', 'ALTER FUNCTION record_model_tasks() RENAME TO'],
    ['trigger model_tasks_insert of model', 'ALTER TRIGGER model_tasks_insert ON model RENAME TO'],
    ['constraint study_key_key of study', 'ALTER TABLE study RENAME CONSTRAINT study_key_key TO'],
  ])('is missed: %s', async (what, change) => {
    const name = / ([^ ().]+\.)?([^ ()]+)/.exec(what)?.[2] ?? '';
    await alter(`${change} moved`);
    expect(await missing()).toContain(`The ${what} is not there.`);
    await alter(`${change.replace(name, 'moved')} ${name}`);
    expect(await missing()).toEqual([]);
  });

  it('is found to be altered: a reference that does something else', async () => {
    const reference =
      'ALTER TABLE artifact DROP CONSTRAINT artifact_version_fk, ADD CONSTRAINT artifact_version_fk';
    const [{ asMade } = { asMade: '' }] = await alter<{ asMade: string }>(
      `SELECT pg_get_constraintdef(oid) AS "asMade" FROM pg_constraint WHERE conname = 'artifact_version_fk'`,
    );
    await alter(`${reference} ${asMade.replace(/ ON DELETE .*$/, '')} ON DELETE SET NULL`);
    expect(await missing()).toEqual([
      'The constraint artifact_version_fk of artifact is not as it was made.',
    ]);
    await alter(`${reference} ${asMade}`);
    expect(await missing()).toEqual([]);
  });

  it('is found to be altered: a view that shows more, a function that does something else', async () => {
    const view = 'reporting.model_tasks';
    const [{ asMade } = { asMade: '' }] = await alter<{ asMade: string }>(
      `SELECT pg_get_viewdef('${view}'::regclass) AS "asMade"`,
    );
    const shows = `CREATE OR REPLACE VIEW ${view} AS`;
    await alter(`${shows} ${asMade.replace(/WHERE[^]*$/, '')}`);
    const [{ source } = { source: '' }] = await alter<{ source: string }>(
      `SELECT pg_get_functiondef('record_model_tasks()'::regprocedure) AS source`,
    );
    await alter(source.replace('BEGIN', 'BEGIN /* nothing */'));
    expect(await missing()).toEqual([
      'The function record_model_tasks() is not as it was made.',
      'The view reporting.model_tasks is not as it was made.',
    ]);
    await alter(source);
    await alter(`${shows} ${asMade}`);
    expect(await missing()).toEqual([]);
  });
});

it('says of an administrator whose token could be guessed what to take instead', async () => {
  const { findings } = await examine(false, 'x'.repeat(31));
  expect(findings).toMatchObject([
    { check: 'settings', severity: 'NOTICE', advice: 'Take what "openssl rand -hex 32" prints.' },
  ]);
  expect((await examine(false, 'x'.repeat(32))).findings).toEqual([]);
});

it('looks by connections that cannot write', async () => {
  const database =
    serverUrl === undefined
      ? await openCatalogDatabase({ url: null, dataDir: null, readOnly: true })
      : await openToLook();
  try {
    const write = () => rowsOf(database, 'CREATE TABLE written (id int)');
    await expect(write()).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { code: '25006' } });
    await expect(database.transaction(write)).rejects.toThrow(UnavailableError);
  } finally {
    await database.close();
  }
});

it('names three of many, in their order', async () => {
  await alter(`INSERT INTO slug_redirect ("entityType", slug, "entityId")
    SELECT 'Model', 'gone/' || number, 999999 FROM generate_series(1000, 2999) AS number`);
  try {
    const { findings } = await examine();
    expect(findings.map(({ text }) => text)).toEqual([
      '2000 old slugs lead to nothing: gone/1000, gone/1001, gone/1002, ....',
    ]);
  } finally {
    await alter('DELETE FROM slug_redirect');
  }
});

// The embedded database does one thing at a time.
if (serverUrl !== undefined)
  it('is let by those who hold all that a writer can hold, so it holds up none of them', async () => {
    const database = await openToLook();
    try {
      await app.database.transaction(async (transaction) => {
        const write = (text: string) => transaction.query({ label: 'test', text });
        await write(`UPDATE hub SET "modelCount" = "modelCount"`);
        await write(`LOCK TABLE model, hub, measured_line, change, catalog_state IN EXCLUSIVE MODE`);
        const { checks } = await examineOn(database, false);
        expect(checks).toBeGreaterThan(25);
      });
    } finally {
      await database.close();
    }
  });

const MENDED: readonly (readonly [string, string])[] = [
  [
    'model_merge_steps',
    `UPDATE model SET "mergedIntoId" = CASE name WHEN 'a' THEN (SELECT id FROM model WHERE name = 'b')
    ELSE (SELECT id FROM model WHERE name = 'c') END WHERE name IN ('a', 'b')`,
  ],
  [
    'redirects_dangling',
    `INSERT INTO slug_redirect ("entityType", slug, "entityId") VALUES ('Model', 'gone', 999999)`,
  ],
  [
    'redirects_shadowed',
    `INSERT INTO slug_redirect ("entityType", slug, "entityId") SELECT 'Model', slug, id FROM model WHERE name = 'c'`,
  ],
  ['libraries_unknown', `UPDATE model SET libraries = '{nowhere}' WHERE name = 'c'`],
  ['search_words', `DELETE FROM search_word`],
  ['model_tasks', `INSERT INTO model_task SELECT 'nothing', 7, id FROM model WHERE name = 'c'`],
  [
    'model_tasks',
    `DO $$ BEGIN
      UPDATE model SET tasks = '{image-classification}', downloads = 5 WHERE name = 'c';
      UPDATE model_task SET downloads = 4;
    END $$`,
  ],
  ['row_counts', `UPDATE row_count SET count = count + 1 WHERE kind = 'model'`],
  ['row_counts', `DELETE FROM row_count`],
  ['row_counts', `INSERT INTO row_count VALUES ('lineage', '{PRIVATE}', 1)`],
  [
    'model_domains',
    `DO $$ BEGIN
      INSERT INTO model_domain ("modelId", "domainId") SELECT model.id, domain.id FROM model, domain WHERE model.name = 'c';
      UPDATE model_domain SET downloads = 17;
    END $$`,
  ],
  [
    'model_lineages',
    `INSERT INTO model_lineage SELECT 1, base.id, child.id, 'MERGE', NULL, 1, true FROM model base, model child
      WHERE base.name = 'a' AND child.name = 'c'`,
  ],
  [
    'listed_evaluations',
    `DO $$ BEGIN
      INSERT INTO metric (id, name, direction) VALUES ('made', 'Made', 'HIGHER');
      INSERT INTO evaluation ("modelOriginId", "datasetOriginId", "metricId", value)
        SELECT "originId", "originId", 'made', 1 FROM model_origin LIMIT 1;
      DELETE FROM listed_evaluation;
    END $$`,
  ],
  ['feed_position', `UPDATE catalog_state SET revision = revision - 1`],
  ['feed_position', `UPDATE catalog_state SET revision = revision + 1`],
  ['sequences', `SELECT setval('model_id_seq', 1)`],
  ['parts', `ALTER TABLE origin DISABLE TRIGGER origin_append_only`],
  ['hub_counts', `UPDATE hub SET "modelCount" = 17`],
  ['exposures', `INSERT INTO measured_line SELECT id, id FROM model WHERE name = 'c'`],
  ['embeddings', `DELETE FROM embedding`],
  [
    'edges_outdated',
    `WITH told AS (INSERT INTO study (key, title, citation) VALUES ('new', 'New', 'Somebody, 2026') RETURNING id)
    INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, "expectedGain", compatibility, margin)
    SELECT model.id, domain.id, 'FINE_TUNE', 'PREDICTED', 0.5, 0.5, 0.1 FROM told, model, domain WHERE model.name = 'c'`,
  ],
];

describe('with --fix', () => {
  beforeAll(async () => {
    for (const name of ['a', 'b', 'c']) await rows.bareModel({ name, slug: `test/${name}` });
    const c = await rowsOf<{ id: number }>(app.database, `SELECT id FROM model WHERE name = 'c'`);
    await rows.modelOrigin(c[0]?.id ?? 0);
    await rows.domain();
    for (const name of ['a', 'b'])
      await alter(
        `UPDATE model SET "mergedIntoId" = (SELECT id FROM model WHERE name = 'c') WHERE name = '${name}'`,
      );
    await examine(true);
  });

  it.each(MENDED)('finds and mends %s', async (check, break_) => {
    await alter(break_);
    const before = await examine();
    expect(named(before)).toContain(check);
    expect(before.findings.find((one) => one.check === check)).toMatchObject({
      canBeFixed: true,
      text: expect.stringMatching(/\.$/) as string,
    });
    const { fixed } = await examine(true);
    expect(fixed.map((one) => one.check)).toContain(check);
    expect(named(await examine())).not.toContain(check);
  });

  it('leaves to people what only they can decide', async () => {
    await rows.bareModel();
    await rows.origin();
    const { findings } = await examine(true);
    expect(findings.map(({ check, canBeFixed }) => [check, canBeFixed])).toEqual([
      ['model_without_origin', false],
      ['model_origin_unmapped', false],
    ]);
  });
});
