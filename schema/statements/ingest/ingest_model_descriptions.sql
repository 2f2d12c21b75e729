-- ingest_model_descriptions

SELECT mapping."modelId" AS "thingId", origin."hubId" AS hub, origin."externalId", origin.id AS "originId",
  origin.revision, origin.source, origin.parts, origin.facts
FROM model_origin mapping JOIN origin ON origin.id = mapping."originId"
WHERE mapping."modelId" = ANY ($1::int[]) AND mapping."isCurrent" AND NOT origin."isStub" AND origin.facts IS NOT NULL
ORDER BY origin.id;
