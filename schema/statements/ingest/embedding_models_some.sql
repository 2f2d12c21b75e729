-- embedding_models_some

WITH RECURSIVE
path AS (
  SELECT id, ARRAY[name] AS names FROM domain WHERE "parentId" IS NULL
  UNION ALL SELECT domain.id, path.names || domain.name FROM domain JOIN path ON domain."parentId" = path.id
), page AS MATERIALIZED (
  SELECT thing.id, embedding.digest FROM model thing
  LEFT JOIN LATERAL (
    SELECT stored.id, stored.digest FROM embedding stored
    WHERE stored."modelId" = thing.id AND stored."encoderVersion" = $1 LIMIT 1
  ) embedding ON true
  WHERE thing.status <> 'STUB' AND
thing.id = ANY ($5::int[]) AND (NOT $2 OR embedding.id IS NULL) AND thing.id > $3
ORDER BY thing.id LIMIT $4
)
SELECT thing.id, thing.name, thing.summary, thing.tags, thing.tasks, thing."inputModalities" AS modalities, thing."architectureFamily",
  coalesce(path.names, '{}') AS path, page.digest AS "storedDigest"
FROM page JOIN model thing USING (id)
LEFT JOIN LATERAL (
  SELECT "domainId" FROM model_domain link WHERE link."modelId" = thing.id
  ORDER BY confidence DESC, "domainId" LIMIT 1
) surest ON true
LEFT JOIN path ON path.id = surest."domainId"
ORDER BY thing.id;
