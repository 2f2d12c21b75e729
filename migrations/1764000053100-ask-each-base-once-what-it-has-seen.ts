import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofMapping, replacing } from './1764000029950-let-exposures-have-audiences';
import { LOOKED_UP } from './1764000040950-look-exposures-up';

/** The same exposures: what a base has seen is found once, not for each of its results. */
const ASKED_ONCE = `
  CREATE FUNCTION exposures_of(results int[])
  RETURNS TABLE ("resultId" int, "modelId" int, audience text[], "sawTarget" boolean) LANGUAGE sql STABLE AS $$
  WITH asked AS MATERIALIZED (
    SELECT result.id, base."modelId" AS "baseId", target."datasetId"
    FROM (SELECT DISTINCT id FROM unnest(results) AS asked(id)) asked
    JOIN transfer_result result ON result.id = asked.id
    JOIN model_origin base ON base."originId" = result."baseOriginId"
    LEFT JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  ), seen AS MATERIALIZED (
    SELECT line."baseId", line."modelId", both_audiences(line.audience, ${ofMapping('theirs')}) AS audience,
      array_agg(theirs."datasetId") AS datasets
    FROM (SELECT DISTINCT "baseId" FROM asked) base
    JOIN measured_line line ON line."baseId" = base."baseId"
    JOIN model_origin mine ON mine."modelId" = line."modelId" AND mine."isCurrent"
    JOIN training ON training."modelOriginId" = mine."originId"
    LEFT JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
    GROUP BY 1, 2, 3
  )
  SELECT asked.id, seen."modelId", seen.audience, coalesce(asked."datasetId" = ANY (seen.datasets), false)
  FROM asked JOIN seen ON seen."baseId" = asked."baseId" $$`;

/**
 * What a base has seen was found for each of its results. Where the planner knew nothing of the
 * trainings yet, as after a first import, that was a look at all of them each time: half of the time
 * that the starter catalogue takes to load.
 */
export class AskEachBaseOnceWhatItHasSeen1764000053100 implements MigrationInterface {
  readonly name = 'AskEachBaseOnceWhatItHasSeen1764000053100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(replacing(ASKED_ONCE));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(replacing(LOOKED_UP));
  }
}
