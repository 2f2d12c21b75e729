-- transfer_results_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count
FROM transfer_result item;

-- where id
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item.id = $1::int);

-- where base
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM model_origin link JOIN model root ON root.id = link."modelId"
      WHERE link."originId" = item."baseOriginId" AND ((root.id = $1::int) AND (lower(root.slug) = lower($2::text)) AND (root.name = $3::text) AND (root.status = ANY($4::text[])) AND (root."inputModalities" && $5::text[]) AND (root."outputModalities" && $6::text[]) AND (root.tasks && $7::text[]) AND (root.libraries && $8::text[]) AND (root.languages && $9::text[]) AND (root.tags && $10::text[]) AND (root."architectureFamily" = $11::text) AND (root."parameterCount" >= $12::bigint) AND (root.downloads >= $13::bigint) AND (root.likes >= $14::bigint) AND (root."createdAt" >= $15::timestamptz) AND (root."updatedAt" >= $16::timestamptz)));

-- where adapted
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM model_origin link JOIN model scion ON scion.id = link."modelId"
      WHERE link."originId" = item."adaptedOriginId" AND ((scion.id = $1::int) AND (lower(scion.slug) = lower($2::text)) AND (scion.name = $3::text) AND (scion.status = ANY($4::text[])) AND (scion."inputModalities" && $5::text[]) AND (scion."outputModalities" && $6::text[]) AND (scion.tasks && $7::text[]) AND (scion.libraries && $8::text[]) AND (scion.languages && $9::text[]) AND (scion.tags && $10::text[]) AND (scion."architectureFamily" = $11::text) AND (scion."parameterCount" >= $12::bigint) AND (scion.downloads >= $13::bigint) AND (scion.likes >= $14::bigint) AND (scion."createdAt" >= $15::timestamptz) AND (scion."updatedAt" >= $16::timestamptz)));

-- where target
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM dataset_origin link JOIN dataset ground ON ground.id = link."datasetId"
        WHERE link."originId" = item."targetOriginId" AND ((ground.id = $1::int) AND (lower(ground.slug) = lower($2::text)) AND (ground.name = $3::text) AND (ground.status = ANY($4::text[])) AND (ground.modalities && $5::text[]) AND (ground.tasks && $6::text[]) AND (ground.languages && $7::text[]) AND (ground.tags && $8::text[]) AND (ground.classes >= $9::bigint) AND (ground."trainingExamples" >= $10::bigint) AND (ground.downloads >= $11::bigint) AND (ground.likes >= $12::bigint) AND (ground."createdAt" >= $13::timestamptz) AND (ground."updatedAt" >= $14::timestamptz)));

-- where study
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM study cited WHERE cited.id = item."studyId" AND ((cited.key = $1::text) AND (cited.title = $2::text) AND (cited.year >= $3::bigint)));

-- where protocol
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item.protocol = ANY($1::text[]));

-- where derivation
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item.derivation = ANY($1::text[]));

-- where metric
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item."metricId" = $1::text);

-- where split
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item.split = $1::text);

-- where recipe
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item.recipe = $1::text);

-- where value
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item.value >= $1::float8);

-- where trainingExamples
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item."trainingExamples" >= $1::bigint);

-- where recordedAt
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (item."recordedAt" >= $1::timestamptz);

-- where isStanding
SELECT count(*)::int AS count
FROM transfer_result item
WHERE NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = item.id) AND NOT EXISTS (SELECT FROM transfer_result_dispute said WHERE said."resultId" = item.id AND said.kind = 'RETRACTION');

-- where isDisputed
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM transfer_result_dispute said WHERE said."resultId" = item.id);

-- where isLeaked
SELECT count(*)::int AS count
FROM transfer_result item
WHERE (
  WITH RECURSIVE line(id) AS (
    SELECT base."modelId" FROM model_origin base WHERE base."originId" = item."baseOriginId"
    UNION
    SELECT theirs."modelId" FROM line
    JOIN model_origin mine ON mine."modelId" = line.id AND mine."isCurrent"
    JOIN lineage claim ON claim."childOriginId" = mine."originId" AND claim.relation IN ('FINETUNE', 'ADAPTER', 'QUANTIZED', 'MERGE', 'DISTILLED', 'CONVERTED')
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
  ), said AS (
    SELECT current."originId" FROM line
    JOIN model_origin current ON current."modelId" = line.id AND current."isCurrent"
  )
  SELECT CASE
    WHEN EXISTS (SELECT FROM said JOIN training ON training."modelOriginId" = said."originId"
      WHERE training."datasetOriginId" IN (SELECT same."originId" FROM dataset_origin target
        JOIN dataset_origin same ON same."datasetId" = target."datasetId"
        WHERE target."originId" = item."targetOriginId")) THEN true
    WHEN EXISTS (SELECT FROM said JOIN training ON training."modelOriginId" = said."originId") THEN false
  END);

-- of each base
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM transfer_result item
  WHERE item."baseOriginId" IN (SELECT mapped."originId" FROM model_origin mapped WHERE mapped."modelId" = parent.id)
) counted;

-- of each target
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM transfer_result item
  WHERE item."targetOriginId" IN (SELECT mapped."originId" FROM dataset_origin mapped WHERE mapped."datasetId" = parent.id)
) counted;
