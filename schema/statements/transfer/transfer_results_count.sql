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
WHERE EXISTS (SELECT FROM model_origin link JOIN model base ON base.id = link."modelId"
      WHERE link."originId" = item."baseOriginId" AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND (base.name = $3::text) AND (base.status = ANY($4::text[])) AND (base.kind = ANY($5::text[])) AND (base."inputModalities" && $6::text[]) AND (base."outputModalities" && $7::text[]) AND (base.tasks && $8::text[]) AND (base.libraries && $9::text[]) AND (base.languages && $10::text[]) AND (base.tags && $11::text[]) AND (base."architectureFamily" = $12::text) AND (base."parameterCount" >= $13::bigint) AND (base.downloads >= $14::bigint) AND (base.likes >= $15::bigint) AND (base."createdAt" >= $16::timestamptz) AND (base."updatedAt" >= $17::timestamptz)));

-- where adapted
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM model_origin link JOIN model adapted ON adapted.id = link."modelId"
      WHERE link."originId" = item."adaptedOriginId" AND ((adapted.id = $1::int) AND (lower(adapted.slug) = lower($2::text)) AND (adapted.name = $3::text) AND (adapted.status = ANY($4::text[])) AND (adapted.kind = ANY($5::text[])) AND (adapted."inputModalities" && $6::text[]) AND (adapted."outputModalities" && $7::text[]) AND (adapted.tasks && $8::text[]) AND (adapted.libraries && $9::text[]) AND (adapted.languages && $10::text[]) AND (adapted.tags && $11::text[]) AND (adapted."architectureFamily" = $12::text) AND (adapted."parameterCount" >= $13::bigint) AND (adapted.downloads >= $14::bigint) AND (adapted.likes >= $15::bigint) AND (adapted."createdAt" >= $16::timestamptz) AND (adapted."updatedAt" >= $17::timestamptz)));

-- where target
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
        WHERE link."originId" = item."targetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND (dataset.name = $3::text) AND (dataset.status = ANY($4::text[])) AND (dataset.modalities && $5::text[]) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND (dataset.classes >= $9::bigint) AND (dataset."trainingExamples" >= $10::bigint) AND (dataset.downloads >= $11::bigint) AND (dataset.likes >= $12::bigint) AND (dataset."createdAt" >= $13::timestamptz) AND (dataset."updatedAt" >= $14::timestamptz)));

-- where study
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM study WHERE study.id = item."studyId" AND ((study.key = $1::text) AND (study.title = $2::text) AND (study.year >= $3::bigint)));

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
WHERE NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = item.id) AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = item.id AND dispute.kind = 'RETRACTION');

-- where isDisputed
SELECT count(*)::int AS count
FROM transfer_result item
WHERE EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = item.id);

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
  ), current_origin AS (
    SELECT current."originId" FROM line
    JOIN model_origin current ON current."modelId" = line.id AND current."isCurrent"
  )
  SELECT CASE
    WHEN EXISTS (SELECT FROM current_origin JOIN training ON training."modelOriginId" = current_origin."originId"
      WHERE training."datasetOriginId" IN (SELECT same."originId" FROM dataset_origin target
        JOIN dataset_origin same ON same."datasetId" = target."datasetId"
        WHERE target."originId" = item."targetOriginId")) THEN true
    WHEN EXISTS (SELECT FROM current_origin JOIN training ON training."modelOriginId" = current_origin."originId") THEN false
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
