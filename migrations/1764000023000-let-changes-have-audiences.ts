import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a table's rows are called in the feed, and whom a row is for; `row` is an alias of it. */
interface Told {
  readonly type: string;
  readonly hasSlug?: boolean;
  /** An array of whom it is for: each must hold. Empty or null: for everybody. */
  readonly audience: (row: string) => string;
}

const own = (row: string): string => `audience_of(${row}.visibility, ${row}."publisherId")`;

/** Whom the things are for that these origins describe. */
const ofOrigins = (thing: string, ...originIds: readonly string[]): string =>
  `ARRAY(SELECT unnest(audience_of(hidden.visibility, hidden."publisherId")) FROM ${thing}_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden."originId" IN (${originIds.join(', ')}))`;

const ofResult = (row: string): string =>
  [
    own(row),
    ofOrigins('model', `${row}."baseOriginId"`, `${row}."adaptedOriginId"`),
    ofOrigins('dataset', `${row}."targetOriginId"`),
  ].join(' || ');

const THINGS: Readonly<Record<string, Told>> = {
  model: { type: 'Model', hasSlug: true, audience: own },
  dataset: { type: 'Dataset', hasSlug: true, audience: own },
};

const OTHERS: Readonly<Record<string, Told>> = {
  domain: { type: 'Domain', hasSlug: true, audience: () => 'NULL::text[]' },
  // Who sees something of a maker sees the maker.
  publisher: {
    type: 'Publisher',
    hasSlug: true,
    audience: (row) => `CASE WHEN ${row}.visibility = 'PUBLIC' THEN NULL ELSE
      (SELECT audience_of(coalesce(min(made.visibility) FILTER (WHERE made.visibility = 'PUBLIC'),
        min(made.visibility) FILTER (WHERE made.visibility = 'INTERNAL'), 'PRIVATE'), ${row}.id)
      FROM (SELECT visibility FROM model WHERE "publisherId" = ${row}.id
        UNION ALL SELECT visibility FROM dataset WHERE "publisherId" = ${row}.id) made) END`,
  },
  lineage: {
    type: 'Lineage',
    audience: (row) => ofOrigins('model', `${row}."childOriginId"`, `${row}."baseOriginId"`),
  },
  training: {
    type: 'Training',
    audience: (row) =>
      `${ofOrigins('model', `${row}."modelOriginId"`)} || ${ofOrigins('dataset', `${row}."datasetOriginId"`)}`,
  },
  evaluation: {
    type: 'Evaluation',
    audience: (row) =>
      `${ofOrigins('model', `${row}."modelOriginId"`)} || ${ofOrigins('dataset', `${row}."datasetOriginId"`)}`,
  },
  transfer_result: { type: 'TransferResult', audience: ofResult },
  transfer_result_dispute: {
    type: 'TransferResultDispute',
    audience: (row) =>
      `(SELECT ${ofResult('disputed')} FROM transfer_result disputed WHERE disputed.id = ${row}."resultId")`,
  },
  transfer_edge: {
    type: 'TransferEdge',
    audience: (row) =>
      `(SELECT audience_of(base.visibility, base."publisherId") FROM model base WHERE base.id = ${row}."baseId")`,
  },
};

const TABLES = Object.entries({ ...THINGS, ...OTHERS });
const OPERATIONS = ['insert', 'update', 'delete'];

/** One word of an audience: what is not for everybody, and whose members see it. */
const AUDIENCE_OF = `
  CREATE FUNCTION audience_of(visibility text, "publisherId" integer) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN visibility = 'PUBLIC' THEN NULL::text[] ELSE ARRAY[concat_ws(' ', visibility, "publisherId")] END`;

/** The rows of a statement, as `id, slug, operation, audience, outside`. */
const changed = ({ hasSlug = false, audience }: Told, rows: string, operation: string): string => `
  SELECT one.id, ${hasSlug ? 'one.slug' : 'NULL::text'} AS slug, '${operation}' AS operation,
    nullif(${audience('one')}, '{}') AS audience, NULL::text[] AS outside FROM ${rows} one`;

const ALTERED = '(SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows)';

/**
 * A thing that is for others than before is new to those who see it only now, gone for those who
 * saw it only until now, and another for those who see it still.
 */
const moved = (): string => `
  WITH altered AS (SELECT * FROM ${ALTERED} one),
  moved AS (
    SELECT altered.id, altered.slug, ${own('altered')} AS now, ${own('former')} AS before
    FROM altered JOIN old_rows former ON former.id = altered.id
  )
  SELECT id, slug, 'UPDATED' AS operation,
    CASE WHEN now IS NOT DISTINCT FROM before THEN now ELSE now || before END AS audience, NULL::text[] AS outside
  FROM moved
  UNION ALL
  SELECT id, slug, 'CREATED', now, before FROM moved WHERE before IS NOT NULL AND now IS DISTINCT FROM before
  UNION ALL
  SELECT id, slug, 'DELETED', before, now FROM moved WHERE now IS NOT NULL AND now IS DISTINCT FROM before`;

const gathering = (rows: string): string => `
      SELECT array_agg(told.id ORDER BY told.id, operation), array_agg(slug ORDER BY told.id, operation),
        array_agg(operation ORDER BY told.id, operation),
        array_agg(array_to_string(audience, ',') ORDER BY told.id, operation),
        array_agg(array_to_string(outside, ',') ORDER BY told.id, operation)
      INTO changed, slugs, operations, audiences, outsides FROM (${rows}) told;`;

/** Writes a statement's changes under the feed's lock, which is held until commit. */
const recorder = (table: string, told: Told, hasMoves: boolean): string => `
  CREATE FUNCTION record_${table}_changes() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    changed int[];
    slugs text[];
    operations text[];
    audiences text[];
    outsides text[];
    last bigint;
  BEGIN
    IF TG_OP = 'INSERT' THEN ${gathering(changed(told, 'new_rows', 'CREATED'))}
    ELSIF TG_OP = 'DELETE' THEN ${gathering(changed(told, 'old_rows', 'DELETED'))}
    ELSE ${gathering(hasMoves ? moved() : changed(told, ALTERED, 'UPDATED'))}
    END IF;
    IF changed IS NULL THEN RETURN NULL; END IF;
    UPDATE catalog_state SET revision = revision + cardinality(changed) RETURNING revision INTO last;
    INSERT INTO change (sequence, "entityType", "entityId", slug, operation, audience, outside)
      SELECT last - cardinality(changed) + place, '${told.type}', one.id, one.slug, one.operation,
        string_to_array(one.audience, ','), string_to_array(one.outside, ',')
      FROM unnest(changed, slugs, operations, audiences, outsides)
        WITH ORDINALITY AS one (id, slug, operation, audience, outside, place);
    RETURN NULL;
  END $$`;

const REFERENCING: Readonly<Record<string, string>> = {
  insert: 'NEW TABLE AS new_rows',
  update: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  delete: 'OLD TABLE AS old_rows',
};

const triggers = (table: string, routine: string): string[] =>
  OPERATIONS.flatMap((operation) => [
    `DROP TRIGGER ${table}_record_${operation} ON ${table}`,
    `CREATE TRIGGER ${table}_record_${operation} AFTER ${operation.toUpperCase()} ON ${table}
      REFERENCING ${REFERENCING[operation]} FOR EACH STATEMENT EXECUTE FUNCTION ${routine}`,
  ]);

/**
 * Each change keeps whom it is for, as it was when it was made: what is hidden later was told of
 * before, and what was hidden is not told of afterwards.
 */
export class LetChangesHaveAudiences1764000023000 implements MigrationInterface {
  readonly name = 'LetChangesHaveAudiences1764000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE change ADD COLUMN audience text[], ADD COLUMN outside text[]');
    await runner.query(AUDIENCE_OF);
    for (const [table, told] of TABLES) {
      await runner.query(recorder(table, told, Object.hasOwn(THINGS, table)));
      for (const trigger of triggers(table, `record_${table}_changes()`)) await runner.query(trigger);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, { type, hasSlug = false }] of TABLES) {
      const routine = hasSlug ? 'record_changes_with_slug' : 'record_changes';
      for (const trigger of triggers(table, `${routine}('${type}')`)) await runner.query(trigger);
      await runner.query(`DROP FUNCTION record_${table}_changes`);
    }
    await runner.query('DROP FUNCTION audience_of');
    await runner.query('ALTER TABLE change DROP COLUMN outside, DROP COLUMN audience');
  }
}
