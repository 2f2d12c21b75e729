-- ingest_map_model_origins

INSERT INTO model_origin ("originId", "modelId", "isCurrent")
SELECT "originId", "thingId", true FROM unnest($1::int[], $2::int[]) AS row ("originId", "thingId")
ON CONFLICT ("originId") DO UPDATE SET "isCurrent" = true WHERE NOT model_origin."isCurrent";
