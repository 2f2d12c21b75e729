-- ingest_map_dataset_origins

INSERT INTO dataset_origin ("originId", "datasetId", "isCurrent")
SELECT "originId", "thingId", true FROM unnest($1::int[], $2::int[]) AS row ("originId", "thingId")
ON CONFLICT ("originId") DO UPDATE SET "isCurrent" = true WHERE NOT dataset_origin."isCurrent";
