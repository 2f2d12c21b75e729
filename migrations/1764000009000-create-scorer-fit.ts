import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE scorer_fit (
    id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
    version text NOT NULL,
    "scorerVersion" text NOT NULL,
    "encoderVersion" text NOT NULL,
    "catalogRevision" bigint NOT NULL,
    settings jsonb NOT NULL,
    search jsonb NOT NULL,
    "columnKeys" text[] NOT NULL,
    noise double precision[] NOT NULL,
    "resultIds" bytea NOT NULL,
    z bytea NOT NULL,
    dual bytea NOT NULL,
    solution jsonb NOT NULL,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT scorer_fit_pk PRIMARY KEY (id),
    CONSTRAINT scorer_fit_columns_paired CHECK (cardinality("columnKeys") = cardinality(noise)),
    CONSTRAINT scorer_fit_results_paired CHECK (2 * octet_length("resultIds") = octet_length(z) AND octet_length(z) = octet_length(dual))
  )`,
  `CREATE INDEX scorer_fit_newest_idx ON scorer_fit ("scorerVersion", "encoderVersion", id)`,
  `CREATE TRIGGER scorer_fit_append_only BEFORE UPDATE OR DELETE ON scorer_fit FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
];

/** What the scorer computed from the evidence, so that it need not be computed again and an old answer can be replayed. */
export class CreateScorerFit1764000009000 implements MigrationInterface {
  readonly name = 'CreateScorerFit1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE scorer_fit`);
  }
}
