-- ingest_dataset_descriptions

SELECT mapping."datasetId" AS "thingId", origin."hubId" AS hub, origin."externalId", origin.id AS "originId",
  origin.revision, origin.source, origin.parts, origin.facts
FROM dataset_origin mapping JOIN origin ON origin.id = mapping."originId"
WHERE mapping."datasetId" = ANY ($1::int[]) AND mapping."isCurrent" AND NOT origin."isStub" AND origin.facts IS NOT NULL
ORDER BY origin.id;
