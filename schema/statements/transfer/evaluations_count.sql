-- evaluations_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent");

-- where id
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND (item.id = $1::int);

-- where model
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND EXISTS (SELECT FROM model_origin link JOIN model tested ON tested.id = link."modelId"
        WHERE link."originId" = item."modelOriginId" AND ((tested.id = $1::int) AND (lower(tested.slug) = lower($2::text)) AND (tested.name = $3::text) AND (tested.status = ANY($4::text[])) AND (tested."inputModalities" && $5::text[]) AND (tested."outputModalities" && $6::text[]) AND (tested.tasks && $7::text[]) AND (tested.libraries && $8::text[]) AND (tested.languages && $9::text[]) AND (tested.tags && $10::text[]) AND (tested."architectureFamily" = $11::text) AND (tested."parameterCount" >= $12::bigint) AND (tested.downloads >= $13::bigint) AND (tested.likes >= $14::bigint) AND (tested."createdAt" >= $15::timestamptz) AND (tested."updatedAt" >= $16::timestamptz)));

-- where dataset
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND EXISTS (SELECT FROM dataset_origin link JOIN dataset ground ON ground.id = link."datasetId"
        WHERE link."originId" = item."datasetOriginId" AND ((ground.id = $1::int) AND (lower(ground.slug) = lower($2::text)) AND (ground.name = $3::text) AND (ground.status = ANY($4::text[])) AND (ground.modalities && $5::text[]) AND (ground.tasks && $6::text[]) AND (ground.languages && $7::text[]) AND (ground.tags && $8::text[]) AND (ground.classes >= $9::bigint) AND (ground."trainingExamples" >= $10::bigint) AND (ground.downloads >= $11::bigint) AND (ground.likes >= $12::bigint) AND (ground."createdAt" >= $13::timestamptz) AND (ground."updatedAt" >= $14::timestamptz)));

-- where study
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND EXISTS (SELECT FROM study cited WHERE cited.id = item."studyId" AND ((cited.key = $1::text) AND (cited.title = $2::text) AND (cited.year >= $3::bigint)));

-- where task
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND (item."taskId" = $1::text);

-- where metric
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND (item."metricId" = $1::text);

-- where split
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND (item.split = $1::text);

-- where value
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND (item.value >= $1::float8);

-- where verified
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND item.verified;

-- where recordedAt
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND (item."recordedAt" >= $1::timestamptz);

-- of each model
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM evaluation item
  WHERE item."modelOriginId" IN (SELECT mapped."originId" FROM model_origin mapped WHERE mapped."modelId" = parent.id)
    AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
) counted;

-- of each dataset
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM evaluation item
  WHERE item."datasetOriginId" IN (SELECT mapped."originId" FROM dataset_origin mapped WHERE mapped."datasetId" = parent.id)
    AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
) counted;
