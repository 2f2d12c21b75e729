-- ingest_insert_results

WITH written AS (
  INSERT INTO transfer_result ("studyId", "baseOriginId", "adaptedOriginId", "targetOriginId", split, protocol,
    "metricId", value, "trainingExamples", recipe, seed, "scratchBaseline", "supersedesId")
  SELECT "studyId", "baseOriginId", "adaptedOriginId", "targetOriginId", split, protocol,
    "metricId", value, "trainingExamples", recipe, seed, "scratchBaseline", "supersedesId"
  FROM jsonb_to_recordset($1::jsonb) AS row ("studyId" int, "baseOriginId" int, "adaptedOriginId" int, "targetOriginId" int,
    split text, protocol text, "metricId" text, value float8, "trainingExamples" bigint, recipe text, seed int,
    "scratchBaseline" float8, "supersedesId" int)
  ON CONFLICT DO NOTHING RETURNING 1
) SELECT count(*)::int AS written FROM written;
