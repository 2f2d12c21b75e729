-- embedding_domains_some

WITH RECURSIVE
path AS (
  SELECT id, ARRAY[name] AS names FROM domain WHERE "parentId" IS NULL
  UNION ALL SELECT domain.id, path.names || domain.name FROM domain JOIN path ON domain."parentId" = path.id
)
SELECT domain.id, domain.name, domain.description, domain.aliases, path.names AS path, embedding.digest AS "storedDigest"
FROM domain JOIN path USING (id)
LEFT JOIN embedding ON embedding."domainId" = domain.id AND embedding."encoderVersion" = $1
WHERE
domain.id = ANY ($5::int[]) AND (NOT $2 OR embedding.id IS NULL) AND domain.id > $3
ORDER BY domain.id LIMIT $4;
