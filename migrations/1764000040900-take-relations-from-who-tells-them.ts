import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A frozen copy of the rule as of this migration: which inferred relations another origin tells better. */
export const TOLD_BETTER = `(claim."relationRaw" IS NULL AND EXISTS (
      SELECT FROM origin own
      JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
        AND other.id <> own.id
      JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
      JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
      JOIN lineage better ON better."childOriginId" = other.id AND better."baseOriginId" = claim."baseOriginId"
        AND better.relation <> claim.relation AND (better."relationRaw" IS NOT NULL OR claim.relation = 'FINETUNE')
      WHERE own.id = claim."childOriginId"))`;

const lineagesOf = (condition: string): string => `
  CREATE OR REPLACE FUNCTION model_lineages_of(children int[])
  RETURNS TABLE (id int, "baseId" int, "childId" int, relation text, "relationRaw" text, downloads bigint, "isFirst" boolean)
  LANGUAGE sql STABLE AS $$
  SELECT said.id, said."baseId", said."childId", said.relation, said."relationRaw", coalesce(model.downloads, -1),
    said.id = min(said.id) OVER (PARTITION BY said."childId", said."baseId")
  FROM (
    SELECT min(claim.id) AS id, theirs."modelId" AS "baseId", mine."modelId" AS "childId", claim.relation,
      min(claim."relationRaw") AS "relationRaw"
    FROM model_origin mine JOIN lineage claim ON claim."childOriginId" = mine."originId"
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
    WHERE mine."modelId" = ANY (children) AND mine."isCurrent" AND theirs."modelId" <> mine."modelId"${condition}
    GROUP BY mine."modelId", theirs."modelId", claim.relation
  ) said JOIN model ON model.id = said."childId" $$`;

const RENEW = 'SELECT renew_model_lineages(ARRAY(SELECT id FROM model))';

/**
 * A relation that one source of a repository states, or has a sign of, stands above one that was
 * inferred from another: a card that only names its base was listed as a fine-tune beside the
 * listing's own word for it.
 */
export class TakeRelationsFromWhoTellsThem1764000040900 implements MigrationInterface {
  readonly name = 'TakeRelationsFromWhoTellsThem1764000040900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lineagesOf(` AND NOT ${TOLD_BETTER}`));
    await runner.query(RENEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(lineagesOf(''));
    await runner.query(RENEW);
  }
}
