import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  `ALTER TABLE webhook ADD "adminMark" text, ADD "askedAt" timestamptz[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT webhook_mark_of_admin CHECK ("adminMark" IS NULL OR "createdBy" = 'admin')`,
  `ALTER TABLE webhook_delivery ADD replays integer NOT NULL DEFAULT 0, ADD "attemptLog" jsonb NOT NULL DEFAULT '[]'`,
];

/** Paths and queries of addresses may be secrets: the log tells origins, and whether more changed. */
const ORIGINS = `
  CREATE FUNCTION audit_origins(fields jsonb, earlier jsonb, names text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_object_agg(field.key, CASE
        WHEN field.key <> ALL (names) THEN field.value
        WHEN field.value <> earlier -> field.key AND shown.origin = shown.former THEN to_jsonb(shown.origin || '/… (another)')
        ELSE to_jsonb(shown.origin || '/…') END), '{}')
    FROM jsonb_each(fields) field CROSS JOIN LATERAL (
      SELECT substring(fields ->> field.key FROM '^[^:/]+://[^/?#]+') AS origin,
        substring(earlier ->> field.key FROM '^[^:/]+://[^/?#]+') AS former
    ) shown
  $$`;

/** The third argument names columns of addresses, which are told by their origins. */
const AUDIT_ROW = `
  CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    ignored CONSTANT text[] := ARRAY['updatedAt'] || string_to_array(coalesce(TG_ARGV[1], ''), ',');
    addresses CONSTANT text[] := string_to_array(coalesce(TG_ARGV[2], ''), ',');
    earlier jsonb;
    later jsonb;
  BEGIN
    IF TG_OP <> 'INSERT' THEN earlier := to_jsonb(OLD) - ignored; END IF;
    IF TG_OP <> 'DELETE' THEN later := to_jsonb(NEW) - ignored; END IF;
    IF cardinality(addresses) > 0 THEN
      PERFORM audit_write(TG_ARGV[0], coalesce(later, earlier) ->> 'id', audit_word(TG_OP),
        CASE WHEN earlier IS NOT NULL THEN audit_origins(earlier, NULL, addresses) END,
        CASE WHEN later IS NOT NULL THEN audit_origins(later, earlier, addresses) END);
    ELSE
      PERFORM audit_write(TG_ARGV[0], coalesce(later, earlier) ->> 'id', audit_word(TG_OP), earlier, later);
    END IF;
    RETURN NULL;
  END $$`;
const AUDIT_WORD = `
  CREATE FUNCTION audit_word(operation text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE operation WHEN 'INSERT' THEN 'CREATED' WHEN 'DELETE' THEN 'DELETED' ELSE 'UPDATED' END
  $$`;

/** As it was before. */
const FORMER_AUDIT_ROW = `
  CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
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
  END $$`;

const HIDDEN = 'position,failingSince,leaseUntil,leaseHolder,attendedAt';
const trigger = (...words: readonly string[]): string =>
  `CREATE OR REPLACE TRIGGER webhook_audit_row AFTER INSERT OR DELETE OR UPDATE OF name, url, "entityTypes", operations, state, "disabledReason" ON webhook
    FOR EACH ROW EXECUTE FUNCTION audit_row(${['Webhook', ...words].map((word) => `'${word}'`).join(', ')})`;

/**
 * Keeps each attempt at a message, what was asked for of a webhook, and by which token of the
 * administrator it was made; what is told of its address is where it leads.
 */
export class LogAttemptsOfWebhooks1764000053000 implements MigrationInterface {
  readonly name = 'LogAttemptsOfWebhooks1764000053000';

  async up(runner: QueryRunner): Promise<void> {
    const audit = [ORIGINS, AUDIT_WORD, AUDIT_ROW, trigger(`${HIDDEN},adminMark,askedAt`, 'url')];
    for (const statement of [...COLUMNS, ...audit]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [trigger(HIDDEN), FORMER_AUDIT_ROW]) await runner.query(statement);
    await runner.query('DROP FUNCTION audit_origins(jsonb, jsonb, text[])');
    await runner.query('DROP FUNCTION audit_word(text)');
    await runner.query('ALTER TABLE webhook_delivery DROP replays, DROP "attemptLog"');
    await runner.query('ALTER TABLE webhook DROP "adminMark", DROP "askedAt"');
  }
}
