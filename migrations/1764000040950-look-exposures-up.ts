import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXPOSURES, ofMapping, replacing } from './1764000029950-let-exposures-have-audiences';

/** The same exposures, each looked up among the trainings of the model that it is known by. */
export const LOOKED_UP = `
  CREATE FUNCTION exposures_of(results int[])
  RETURNS TABLE ("resultId" int, "modelId" int, audience text[], "sawTarget" boolean) LANGUAGE sql STABLE AS $$
  SELECT result.id, line."modelId", both_audiences(line.audience, known.audience), bool_or(known."sawTarget")
  FROM unnest(results) AS asked(id)
  JOIN transfer_result result ON result.id = asked.id
  JOIN model_origin base ON base."originId" = result."baseOriginId"
  JOIN measured_line line ON line."baseId" = base."modelId"
  LEFT JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  CROSS JOIN LATERAL (
    SELECT both_audiences('{}', ${ofMapping('theirs')}) AS audience,
      coalesce(bool_or(theirs."datasetId" = target."datasetId"), false) AS "sawTarget"
    FROM model_origin mine JOIN training ON training."modelOriginId" = mine."originId"
    LEFT JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
    WHERE mine."modelId" = line."modelId" AND mine."isCurrent"
    GROUP BY 1
  ) known
  GROUP BY 1, 2, 3 $$`;

/**
 * What bases have seen of their targets takes as long as there are results: tables in between had
 * no index, and each result was compared with all trainings, 47 s for 52,000 results. It stands
 * before the migrations that work all of them out again.
 */
export class LookExposuresUp1764000040950 implements MigrationInterface {
  readonly name = 'LookExposuresUp1764000040950';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(replacing(LOOKED_UP));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(replacing(EXPOSURES));
  }
}
