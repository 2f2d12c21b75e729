import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'MODEL', 'DATASET', 'LINEAGE', 'TRAINING', 'RESULT', 'STUDY', 'VECTOR', 'DOMAIN', 'TASK', 'LICENSE', 'METRIC'`;

const TABLES = [
  `CREATE TABLE knowledge_change (
    kind text NOT NULL,
    key integer NOT NULL,
    sequence bigint NOT NULL,
    CONSTRAINT knowledge_change_pk PRIMARY KEY (kind, key),
    CONSTRAINT knowledge_change_kind_known CHECK (kind IN (${KINDS}))
  )`,
  `CREATE INDEX knowledge_change_sequence_idx ON knowledge_change (sequence)`,
  `ALTER TABLE catalog_state ADD COLUMN "knowledgeRevision" bigint NOT NULL DEFAULT '0'`,
  // Whose results are seen where the model that was measured is.
  `CREATE INDEX transfer_result_adapted_idx ON transfer_result ("adaptedOriginId") WHERE "adaptedOriginId" IS NOT NULL`,
  // The last change that an answer could be another for is the last entry of an index.
  `CREATE INDEX change_beside_edges_idx ON change (sequence) WHERE "entityType" <> 'TransferEdge'`,
];

/** The row of catalog_state stays locked until commit, so numbers are in commit order. */
const TOUCH = `
  CREATE FUNCTION touch_knowledge(touched text, keys int[]) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE last bigint;
  BEGIN
    keys := ARRAY(SELECT DISTINCT one.key FROM unnest(keys) AS one(key) WHERE one.key IS NOT NULL ORDER BY 1);
    IF keys = '{}' THEN RETURN; END IF;
    UPDATE catalog_state SET "knowledgeRevision" = "knowledgeRevision" + 1 RETURNING "knowledgeRevision" INTO last;
    INSERT INTO knowledge_change AS known (kind, key, sequence)
      SELECT touched, one.key, last FROM unnest(keys) AS one(key)
      ON CONFLICT (kind, key) DO UPDATE SET sequence = excluded.sequence;
  END $$`;

/** What a change of a table touches. */
interface Followed {
  readonly table: string;
  /** The columns that are read: rows that differ in nothing else tell no news. */
  readonly columns: string;
  /** Which things are read again: SQL for the keys, from a relation of rows. */
  readonly touches: Readonly<Record<string, (rows: string) => string>>;
  readonly events?: readonly Event[];
}
type Event = 'INSERT' | 'UPDATE' | 'DELETE';

const column = (name: string) => (rows: string) => `SELECT ${name} FROM ${rows} one`;
export const ofOrigin =
  (kind: string, origin: string) =>
  (rows: string): string =>
    `SELECT mapped."${kind}Id" FROM ${rows} one JOIN ${kind}_origin mapped ON mapped."originId" = one."${origin}"`;

/** A result with the one that it takes the place of, which shows where it does not. */
const BOTH = `unnest(ARRAY[result.id, result."supersedesId"])`;
const correctionsOf =
  (origin: string) =>
  (rows: string): string => `SELECT ${BOTH} FROM ${rows} one
    JOIN transfer_result result ON result."${origin}" = one."originId" WHERE result."supersedesId" IS NOT NULL`;

const FOLLOWED: readonly Followed[] = [
  {
    table: 'model',
    columns: `id, slug, name, status, "publisherId", visibility, "inputModalities", "outputModalities", tasks, libraries,
      languages, "architectureFamily", "architectureName", "parameterCount", "weightsLicenseId", "dataLicenseId", downloads,
      "inputSignature", "outputSignature", "mergedIntoId", kind`,
    touches: { MODEL: column('id') },
  },
  {
    table: 'dataset',
    columns: `id, slug, name, summary, status, "publisherId", visibility, modalities, tasks, classes, "trainingExamples",
      "mergedIntoId"`,
    touches: { DATASET: column('id') },
  },
  {
    table: 'model_origin',
    columns: `"originId", "modelId", "isCurrent", visibility, "publisherId"`,
    touches: {
      MODEL: column('"modelId"'),
      RESULT: (rows) => `SELECT ${BOTH} FROM ${rows} one
        JOIN transfer_result result ON result."adaptedOriginId" = one."originId"
        UNION ${correctionsOf('baseOriginId')(rows)}`,
    },
  },
  {
    table: 'dataset_origin',
    columns: `"originId", "datasetId", visibility, "publisherId"`,
    touches: { DATASET: column('"datasetId"'), RESULT: correctionsOf('targetOriginId') },
  },
  {
    table: 'model_domain',
    columns: `"modelId", "domainId", confidence`,
    touches: { MODEL: column('"modelId"') },
  },
  {
    table: 'dataset_domain',
    columns: `"datasetId", "domainId", confidence`,
    touches: { DATASET: column('"datasetId"') },
  },
  {
    table: 'publisher',
    columns: 'id, slug',
    touches: {
      MODEL: (rows) => `SELECT model.id FROM ${rows} one JOIN model ON model."publisherId" = one.id`,
    },
    events: ['UPDATE'],
  },
  {
    table: 'lineage',
    columns: `"childOriginId", "baseOriginId", relation`,
    touches: { LINEAGE: ofOrigin('model', 'childOriginId') },
  },
  {
    table: 'training',
    columns: `"modelOriginId", "datasetOriginId", role`,
    touches: { TRAINING: ofOrigin('model', 'modelOriginId') },
  },
  {
    table: 'transfer_result',
    columns: `id, "supersedesId"`,
    touches: { RESULT: (rows) => `SELECT ${BOTH} FROM ${rows} result` },
    events: ['INSERT'],
  },
  {
    table: 'transfer_result_dispute',
    columns: `"resultId", kind`,
    touches: { RESULT: (rows) => `SELECT "resultId" FROM ${rows} one WHERE kind = 'RETRACTION'` },
    events: ['INSERT'],
  },
  { table: 'study', columns: 'id, key, title, url, citation', touches: { STUDY: column('id') } },
  {
    table: 'embedding',
    columns: `"datasetId", "domainId", "encoderVersion", vector`,
    touches: {
      VECTOR: column('"datasetId"'),
      DOMAIN: column('"domainId"'),
    },
  },
  {
    table: 'domain',
    columns: `id, slug, name, description, aliases, "parentId"`,
    touches: { DOMAIN: column('id') },
  },
  {
    table: 'task',
    columns: `id, name, description, aliases, "inputModalities", "outputModalities"`,
    touches: { TASK: column('0') },
  },
  {
    table: 'license',
    columns: `id, name, "commercialUse", derivatives, redistribution, copyleft, attribution`,
    touches: { LICENSE: column('0') },
  },
  { table: 'metric', columns: 'id, name, direction, minimum, maximum', touches: { METRIC: column('0') } },
];

/** Those that no change of the catalogue's feed tells of, and whose writers do not take it yet. */
const TAKERS = ['model_domain', 'dataset_domain', 'embedding', 'task', 'license', 'metric'];

const EVENTS: readonly Event[] = ['INSERT', 'UPDATE', 'DELETE'];
const REFERENCING: Readonly<Record<Event, string>> = {
  INSERT: 'NEW TABLE AS new_rows',
  UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: 'OLD TABLE AS old_rows',
};

/** Both versions of the rows that differ in what is read. */
const altered = (columns: string): string => {
  const of = (rows: string, others: string) =>
    `(SELECT ${columns} FROM ${rows} EXCEPT ALL SELECT ${columns} FROM ${others})`;
  return `(${of('new_rows', 'old_rows')} UNION ALL ${of('old_rows', 'new_rows')})`;
};

const touching = ({ touches }: Followed, rows: string): string =>
  Object.entries(touches)
    .map(([kind, keys]) => `PERFORM touch_knowledge('${kind}', ARRAY(${keys(rows)}));`)
    .join('\n        ');

export const routine = (followed: Followed): string => `
  CREATE FUNCTION follow_${followed.table}_knowledge() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
        ${touching(followed, 'new_rows')}
    ELSIF TG_OP = 'DELETE' THEN
        ${touching(followed, 'old_rows')}
    ELSE
        ${touching(followed, altered(followed.columns))}
    END IF;
    RETURN NULL;
  END $$`;

const trigger = (table: string, event: Event): string =>
  `CREATE TRIGGER ${table}_know_${event.toLowerCase()} AFTER ${event} ON ${table}
    REFERENCING ${REFERENCING[event]} FOR EACH STATEMENT EXECUTE FUNCTION follow_${table}_knowledge()`;

/**
 * Tells of each thing that recommendations are read from when it changed last, and counts such
 * changes: so what is known is renewed by what changed, and asking whether anything did reads one
 * row.
 */
export class FollowWhatKnowledgeIsReadFrom1764000031000 implements MigrationInterface {
  readonly name = 'FollowWhatKnowledgeIsReadFrom1764000031000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, TOUCH]) await runner.query(statement);
    for (const table of TAKERS)
      await runner.query(
        `CREATE TRIGGER ${table}_take_feed BEFORE INSERT OR UPDATE OR DELETE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION take_feed()`,
      );
    for (const followed of FOLLOWED) {
      await runner.query(routine(followed));
      for (const event of followed.events ?? EVENTS) await runner.query(trigger(followed.table, event));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, events = EVENTS } of FOLLOWED) {
      for (const event of events)
        await runner.query(`DROP TRIGGER ${table}_know_${event.toLowerCase()} ON ${table}`);
      await runner.query(`DROP FUNCTION follow_${table}_knowledge`);
    }
    for (const table of TAKERS) await runner.query(`DROP TRIGGER ${table}_take_feed ON ${table}`);
    await runner.query('DROP FUNCTION touch_knowledge');
    await runner.query('DROP INDEX change_beside_edges_idx, transfer_result_adapted_idx');
    await runner.query('ALTER TABLE catalog_state DROP COLUMN "knowledgeRevision"');
    await runner.query('DROP TABLE knowledge_change');
  }
}
