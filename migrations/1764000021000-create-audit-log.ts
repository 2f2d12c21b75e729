import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = [
  `CREATE TABLE audit_entry (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    principal text NOT NULL,
    "requestId" text,
    operation text NOT NULL,
    action text NOT NULL,
    "entityType" text,
    "entityKey" text,
    before jsonb,
    after jsonb,
    count integer NOT NULL DEFAULT 1,
    CONSTRAINT audit_entry_pk PRIMARY KEY (id),
    CONSTRAINT audit_entry_action_known CHECK (action IN ('CREATED', 'UPDATED', 'DELETED', 'REFUSED')),
    CONSTRAINT audit_entry_count_positive CHECK (count > 0)
  )`,
  'CREATE INDEX audit_entry_entity_idx ON audit_entry ("entityType", "entityKey")',
  'CREATE INDEX audit_entry_principal_idx ON audit_entry (principal, id)',
  'CREATE INDEX audit_entry_at_idx ON audit_entry (at, id)',
  `CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const FUNCTIONS = [
  // What is long is cut: the log says what was changed, and is no second copy of the catalogue.
  `CREATE FUNCTION audit_bounded(fields jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_object_agg(key, CASE WHEN length(value::text) > 1000 THEN to_jsonb(left(value::text, 1000) || '…') ELSE value END), '{}')
    FROM jsonb_each(fields)
  $$`,
  `CREATE FUNCTION audit_setting(name text, otherwise text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('rootstock.' || name, true), ''), otherwise)
  $$`,
  `CREATE FUNCTION audit_write(type text, key text, word text, old_row jsonb, new_row jsonb) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    old_fields jsonb;
    new_fields jsonb;
  BEGIN
    SELECT jsonb_object_agg(field.key, field.value) INTO old_fields FROM jsonb_each(old_row) field
      WHERE field.value IS DISTINCT FROM new_row -> field.key AND field.value <> 'null'::jsonb;
    SELECT jsonb_object_agg(field.key, field.value) INTO new_fields FROM jsonb_each(new_row) field
      WHERE field.value IS DISTINCT FROM old_row -> field.key AND (field.value <> 'null'::jsonb OR old_row IS NOT NULL);
    IF old_fields IS NULL AND new_fields IS NULL THEN RETURN; END IF;
    INSERT INTO audit_entry (principal, "requestId", operation, action, "entityType", "entityKey", before, after)
      VALUES (audit_setting('principal', 'system'), audit_setting('request', NULL), audit_setting('operation', 'background'),
        word, type, key, audit_bounded(old_fields), audit_bounded(new_fields));
  END $$`,
  // A statement that changes many rows is one entry with their keys: an import would double the catalogue.
  `CREATE FUNCTION audit_rows() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    ignored CONSTANT text[] := ARRAY['updatedAt', 'search'];
    word text;
    keys int[];
  BEGIN
    IF TG_OP = 'INSERT' THEN
      word := 'CREATED';
      SELECT array_agg(id ORDER BY id) INTO keys FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
      word := 'DELETED';
      SELECT array_agg(id ORDER BY id) INTO keys FROM old_rows;
    ELSE
      word := 'UPDATED';
      SELECT array_agg(id ORDER BY id) INTO keys FROM (SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows) altered;
    END IF;
    IF keys IS NULL THEN RETURN NULL; END IF;
    IF cardinality(keys) > 20 THEN
      INSERT INTO audit_entry (principal, "requestId", operation, action, "entityType", after, count)
        VALUES (audit_setting('principal', 'system'), audit_setting('request', NULL), audit_setting('operation', 'background'),
          word, TG_ARGV[0], jsonb_build_object('keys', to_jsonb(keys[1:1000])), cardinality(keys));
    ELSIF TG_OP = 'INSERT' THEN
      PERFORM audit_write(TG_ARGV[0], one.id::text, word, NULL, to_jsonb(one) - ignored) FROM new_rows one;
    ELSIF TG_OP = 'DELETE' THEN
      PERFORM audit_write(TG_ARGV[0], one.id::text, word, to_jsonb(one) - ignored, NULL) FROM old_rows one;
    ELSE
      PERFORM audit_write(TG_ARGV[0], one.id::text, word, to_jsonb(earlier) - ignored, to_jsonb(one) - ignored)
        FROM new_rows one JOIN old_rows earlier ON earlier.id = one.id WHERE one.id = ANY (keys);
    END IF;
    RETURN NULL;
  END $$`,
  // For tables of which single rows are of interest; the second argument names columns that are left out.
  `CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    ignored CONSTANT text[] := ARRAY['updatedAt'] || string_to_array(coalesce(TG_ARGV[1], ''), ',');
  BEGIN
    IF TG_OP = 'INSERT' THEN
      PERFORM audit_write(TG_ARGV[0], NEW.id::text, 'CREATED', NULL, to_jsonb(NEW) - ignored);
    ELSIF TG_OP = 'DELETE' THEN
      PERFORM audit_write(TG_ARGV[0], OLD.id::text, 'DELETED', to_jsonb(OLD) - ignored, NULL);
    ELSE
      PERFORM audit_write(TG_ARGV[0], NEW.id::text, 'UPDATED', to_jsonb(OLD) - ignored, to_jsonb(NEW) - ignored);
    END IF;
    RETURN NULL;
  END $$`,
];

const BY_STATEMENT = {
  model: 'Model',
  dataset: 'Dataset',
  domain: 'Domain',
  publisher: 'Publisher',
  lineage: 'Lineage',
  training: 'Training',
  evaluation: 'Evaluation',
  transfer_result: 'TransferResult',
  transfer_result_dispute: 'TransferResultDispute',
};

const OPERATIONS = [
  { operation: 'INSERT', tables: 'NEW TABLE AS new_rows' },
  { operation: 'UPDATE', tables: 'OLD TABLE AS old_rows NEW TABLE AS new_rows' },
  { operation: 'DELETE', tables: 'OLD TABLE AS old_rows' },
];

const triggerOf = (table: string, type: string, { operation, tables }: (typeof OPERATIONS)[number]): string =>
  `CREATE TRIGGER ${table}_audit_${operation.toLowerCase()} AFTER ${operation} ON ${table}
    REFERENCING ${tables} FOR EACH STATEMENT EXECUTE FUNCTION audit_rows('${type}')`;

const BY_ROW = [
  // Computed edges follow from what is in the log already.
  `CREATE TRIGGER transfer_edge_audit_row AFTER INSERT OR UPDATE ON transfer_edge
    FOR EACH ROW WHEN (NEW.kind = 'DECLARED') EXECUTE FUNCTION audit_row('TransferEdge')`,
  `CREATE TRIGGER identity_decision_audit_row AFTER INSERT OR UPDATE OR DELETE ON identity_decision
    FOR EACH ROW EXECUTE FUNCTION audit_row('IdentityDecision')`,
  `CREATE TRIGGER api_token_audit_row AFTER INSERT OR UPDATE OR DELETE ON api_token
    FOR EACH ROW EXECUTE FUNCTION audit_row('ApiToken', 'hash,lastUsedAt')`,
  `CREATE TRIGGER publisher_grant_audit_row AFTER INSERT OR UPDATE OR DELETE ON publisher_grant
    FOR EACH ROW EXECUTE FUNCTION audit_row('PublisherGrant')`,
];
const OF_ROWS = ['transfer_edge', 'identity_decision', 'api_token', 'publisher_grant'];

/** Who changed what: written by triggers, in the transaction of the change, and never changed itself. */
export class CreateAuditLog1764000021000 implements MigrationInterface {
  readonly name = 'CreateAuditLog1764000021000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLE, ...FUNCTIONS]) await runner.query(statement);
    for (const [table, type] of Object.entries(BY_STATEMENT))
      for (const operation of OPERATIONS) await runner.query(triggerOf(table, type, operation));
    for (const statement of BY_ROW) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of OF_ROWS) await runner.query(`DROP TRIGGER ${table}_audit_row ON ${table}`);
    for (const table of Object.keys(BY_STATEMENT))
      for (const { operation } of OPERATIONS)
        await runner.query(`DROP TRIGGER ${table}_audit_${operation.toLowerCase()} ON ${table}`);
    for (const name of ['audit_row', 'audit_rows', 'audit_write', 'audit_setting', 'audit_bounded'])
      await runner.query(`DROP FUNCTION ${name}`);
    await runner.query('DROP TABLE audit_entry');
  }
}
