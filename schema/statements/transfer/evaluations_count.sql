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
  AND EXISTS (SELECT FROM model_origin link JOIN model ON model.id = link."modelId"
        WHERE link."originId" = item."modelOriginId" AND ((model.id = $1::int) AND (lower(model.slug) = lower($2::text)) AND (model.name = $3::text) AND (model.status = ANY($4::text[])) AND (model.kind = ANY($5::text[])) AND (model."inputModalities" && $6::text[]) AND (model."outputModalities" && $7::text[]) AND (model.tasks && $8::text[]) AND (model.libraries && $9::text[]) AND (model.languages && $10::text[]) AND (model.tags && $11::text[]) AND (model."architectureFamily" = $12::text) AND (model."parameterCount" >= $13::bigint) AND (model.downloads >= $14::bigint) AND (model.likes >= $15::bigint) AND (model."createdAt" >= $16::timestamptz) AND (model."updatedAt" >= $17::timestamptz)));

-- where dataset
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
        WHERE link."originId" = item."datasetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND (dataset.name = $3::text) AND (dataset.status = ANY($4::text[])) AND (dataset.modalities && $5::text[]) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND (dataset.classes >= $9::bigint) AND (dataset."trainingExamples" >= $10::bigint) AND (dataset.downloads >= $11::bigint) AND (dataset.likes >= $12::bigint) AND (dataset."createdAt" >= $13::timestamptz) AND (dataset."updatedAt" >= $14::timestamptz)));

-- where study
SELECT count(*)::int AS count
FROM evaluation item
WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
  AND EXISTS (SELECT FROM study WHERE study.id = item."studyId" AND ((study.key = $1::text) AND (study.title = $2::text) AND (study.year >= $3::bigint)));

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
