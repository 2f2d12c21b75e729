import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE webhook (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    "entityTypes" text[],
    operations text[],
    state text NOT NULL DEFAULT 'ACTIVE',
    "disabledAt" timestamptz,
    "disabledReason" text,
    "failingSince" timestamptz,
    position bigint NOT NULL,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    "createdBy" text NOT NULL,
    "leaseUntil" timestamptz,
    "leaseHolder" uuid,
    "attendedAt" timestamptz,
    CONSTRAINT webhook_pk PRIMARY KEY (id),
    CONSTRAINT webhook_name_form CHECK (length("name") BETWEEN 1 AND 100),
    CONSTRAINT webhook_url_form CHECK ("url" ~ '^https?://' AND length("url") <= 2000),
    CONSTRAINT webhook_owner_form CHECK ("createdBy" = 'admin' OR "createdBy" ~ '^token:.'),
    CONSTRAINT webhook_operations_known CHECK ("operations" <@ ARRAY['CREATED', 'UPDATED', 'DELETED']),
    CONSTRAINT webhook_state_known CHECK ("state" IN ('ACTIVE', 'DISABLED')),
    CONSTRAINT webhook_disabled_with_reason CHECK (CASE WHEN "state" = 'DISABLED' THEN "disabledAt" IS NOT NULL AND "disabledReason" IN ('SWITCHED_OFF', 'GONE', 'FAILING', 'OWNER_ENDED') ELSE "disabledAt" IS NULL AND "disabledReason" IS NULL END),
    CONSTRAINT webhook_position_nonnegative CHECK ("position" >= 0)
  )`,
  // Of each owner; its first column finds the webhooks of one.
  'CREATE UNIQUE INDEX webhook_name_key ON webhook ("createdBy", lower(name))',
  `CREATE TABLE webhook_secret (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
    "webhookId" integer NOT NULL,
    secret text NOT NULL,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    "expiresAt" timestamptz,
    CONSTRAINT webhook_secret_pk PRIMARY KEY (id),
    CONSTRAINT webhook_secret_webhook_fk FOREIGN KEY ("webhookId") REFERENCES webhook(id) ON DELETE CASCADE,
    CONSTRAINT webhook_secret_form CHECK ("secret" ~ '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$')
  )`,
  'CREATE INDEX webhook_secret_webhook_idx ON webhook_secret ("webhookId")',
  `CREATE TABLE webhook_delivery (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
    "messageId" text NOT NULL,
    "webhookId" integer NOT NULL,
    kind text NOT NULL,
    since bigint,
    "upTo" bigint,
    "changeCount" integer NOT NULL DEFAULT 0,
    sequences bigint[] NOT NULL DEFAULT '{}',
    "isNext" boolean NOT NULL DEFAULT false,
    state text NOT NULL DEFAULT 'PENDING',
    attempts integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    "statusCode" integer,
    error text,
    "createdAt" timestamptz NOT NULL,
    "lastAttemptAt" timestamptz,
    "nextAttemptAt" timestamptz,
    "finishedAt" timestamptz,
    CONSTRAINT webhook_delivery_pk PRIMARY KEY (id),
    CONSTRAINT webhook_delivery_webhook_fk FOREIGN KEY ("webhookId") REFERENCES webhook(id) ON DELETE CASCADE,
    CONSTRAINT webhook_delivery_kind_known CHECK ("kind" IN ('CHANGES', 'TEST')),
    CONSTRAINT webhook_delivery_state_known CHECK ("state" IN ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED')),
    CONSTRAINT webhook_delivery_range CHECK (CASE WHEN "kind" = 'CHANGES' THEN "since" >= 0 AND "upTo" > "since" ELSE "since" IS NULL AND "upTo" IS NULL END),
    CONSTRAINT webhook_delivery_pending_or_finished CHECK (CASE WHEN "state" = 'PENDING' THEN "nextAttemptAt" IS NOT NULL AND "finishedAt" IS NULL ELSE "nextAttemptAt" IS NULL AND "finishedAt" IS NOT NULL END)
  )`,
  'CREATE UNIQUE INDEX webhook_delivery_message_key ON webhook_delivery ("messageId")',
  'CREATE INDEX webhook_delivery_webhook_idx ON webhook_delivery ("webhookId", "createdAt", id)',
  `CREATE INDEX webhook_delivery_pending_idx ON webhook_delivery ("webhookId", id) WHERE "state" = 'PENDING'`,
  'CREATE UNIQUE INDEX webhook_delivery_next_key ON webhook_delivery ("webhookId") WHERE "isNext"',
  'CREATE INDEX webhook_delivery_finished_idx ON webhook_delivery ("finishedAt")',
];

/** Who made, changed and ended what is told by the audit log; how sending goes on is not. */
const TRIGGERS = [
  `CREATE TRIGGER webhook_audit_row AFTER INSERT OR DELETE OR UPDATE OF name, url, "entityTypes", operations, state, "disabledReason" ON webhook
    FOR EACH ROW EXECUTE FUNCTION audit_row('Webhook', 'position,failingSince,leaseUntil,leaseHolder,attendedAt')`,
  `CREATE TRIGGER webhook_secret_audit_row AFTER INSERT OR UPDATE OR DELETE ON webhook_secret
    FOR EACH ROW EXECUTE FUNCTION audit_row('WebhookSecret', 'secret')`,
];

/** Tables that no answer which may be kept reads, before these. */
const UNWATCHED = [
  'api_token',
  'audit_entry',
  'change',
  'kept_knowledge',
  'migrations',
  'publisher_grant',
  'receipt',
  'typeorm_metadata',
  'write_mark',
  'write_probe',
];

const watchWrites = (unwatched: readonly string[]): string => `
  CREATE OR REPLACE FUNCTION watch_writes() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    unwatched name;
  BEGIN
    FOR unwatched IN
      SELECT relname FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> ALL ('{${unwatched.join(',')}}'::name[])
        AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'note_write')
    LOOP
      EXECUTE format('CREATE TRIGGER note_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
        FOR EACH STATEMENT EXECUTE FUNCTION note_write()', unwatched);
    END LOOP;
  END $$`;

/** Addresses that changes are sent to, what messages are signed with, and what became of each message. */
export class CreateWebhooks1764000051000 implements MigrationInterface {
  readonly name = 'CreateWebhooks1764000051000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...TRIGGERS]) await runner.query(statement);
    await runner.query(watchWrites([...UNWATCHED, 'webhook', 'webhook_delivery', 'webhook_secret']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(watchWrites(UNWATCHED));
    for (const table of ['webhook_delivery', 'webhook_secret', 'webhook'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
