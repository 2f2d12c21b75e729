-- embedding_models_all

WITH RECURSIVE
path AS (
  SELECT id, ARRAY[name] AS names FROM domain WHERE "parentId" IS NULL
  UNION ALL SELECT domain.id, path.names || domain.name FROM domain JOIN path ON domain."parentId" = path.id
)
SELECT thing.id, thing.name, thing.summary, thing.tags, thing.tasks, thing."inputModalities" AS modalities, thing."architectureFamily",
  coalesce(path.names, '{}') AS path, embedding.digest AS "storedDigest"
FROM model thing
LEFT JOIN LATERAL (
  SELECT "domainId" FROM model_domain link WHERE link."modelId" = thing.id
  ORDER BY confidence DESC, "domainId" LIMIT 1
) surest ON true
LEFT JOIN path ON path.id = surest."domainId"
LEFT JOIN embedding ON embedding."modelId" = thing.id AND embedding."encoderVersion" = $1
WHERE thing.status <> 'STUB' AND
true AND (NOT $2 OR embedding.id IS NULL) AND thing.id > $3
ORDER BY thing.id LIMIT $4;
