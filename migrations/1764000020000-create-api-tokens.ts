import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE api_token (
    id uuid NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    scopes text[] NOT NULL,
    "isForEveryPublisher" boolean NOT NULL,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    "createdBy" text NOT NULL,
    "expiresAt" timestamptz,
    "revokedAt" timestamptz,
    "lastUsedAt" timestamptz,
    CONSTRAINT api_token_pk PRIMARY KEY (id),
    CONSTRAINT api_token_name_form CHECK ("name" ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
    CONSTRAINT api_token_hash_form CHECK ("hash" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT api_token_scopes_known CHECK (cardinality("scopes") > 0 AND "scopes" <@ ARRAY['read', 'report', 'write', 'admin'])
  )`,
  'CREATE UNIQUE INDEX api_token_hash_key ON api_token (hash)',
  // The name of a revoked token may be given again; the revoked one is still listed.
  'CREATE UNIQUE INDEX api_token_name_key ON api_token (lower(name)) WHERE "revokedAt" IS NULL',
  `CREATE TABLE publisher_grant (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
    principal text NOT NULL,
    "publisherId" integer,
    role text NOT NULL,
    "grantedAt" timestamptz NOT NULL DEFAULT now(),
    "grantedBy" text NOT NULL,
    CONSTRAINT publisher_grant_pk PRIMARY KEY (id),
    CONSTRAINT publisher_grant_publisher_fk FOREIGN KEY ("publisherId") REFERENCES publisher(id) ON DELETE CASCADE,
    CONSTRAINT publisher_grant_principal_form CHECK ("principal" ~ '^(token|person):.' AND length("principal") <= 1000),
    CONSTRAINT publisher_grant_role_known CHECK (CASE WHEN "publisherId" IS NULL THEN "role" = 'ADMIN' ELSE "role" IN ('VIEWER', 'CONTRIBUTOR', 'MAINTAINER') END)
  )`,
  // One role for each publisher; the catalogue's own is the one without a publisher.
  'CREATE UNIQUE INDEX publisher_grant_key ON publisher_grant (principal, coalesce("publisherId", 0))',
  'CREATE INDEX publisher_grant_publisher_idx ON publisher_grant ("publisherId")',
];

const DOWN = ['DROP TABLE publisher_grant', 'DROP TABLE api_token'];

/** Who may do what: tokens of programs, and what tokens and people are for publishers. */
export class CreateApiTokens1764000020000 implements MigrationInterface {
  readonly name = 'CreateApiTokens1764000020000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
