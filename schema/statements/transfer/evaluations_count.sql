-- evaluations_count
-- The text depends on what is asked. Examples:

-- all
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where id
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE (item.id = $1::int)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND (item.id = $1::int)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where model
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE EXISTS (SELECT FROM model_origin link JOIN model ON model.id = link."modelId"
          WHERE link."originId" = item."modelOriginId" AND ((model.id = $1::int) AND (lower(model.slug) = lower($2::text)) AND ((lower(model.name) = lower($3::text) AND model.name = $3::text)) AND (model.status = ANY($4::text[])) AND (model.visibility = ANY($5::text[])) AND (model.tasks && $6::text[]) AND (model.languages && $7::text[]) AND (model.tags && $8::text[]) AND coalesce(model.gated, false) AND coalesce(model.disabled, false) AND ((coalesce(model.downloads, -1) >= $9::bigint AND model.downloads >= $9::bigint)) AND ((coalesce(model.likes, -1) >= $10::bigint AND model.likes >= $10::bigint)) AND (model."createdAt" >= $11::timestamptz) AND (model."updatedAt" >= $12::timestamptz) AND (model.kind = ANY($13::text[])) AND (model."inputModalities" && $14::text[]) AND (model."outputModalities" && $15::text[]) AND (model.libraries && $16::text[]) AND (model."architectureFamily" = $17::text) AND ((coalesce(model."parameterCount", -1) >= $18::bigint AND model."parameterCount" >= $18::bigint))))
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND EXISTS (SELECT FROM model_origin link JOIN model ON model.id = link."modelId"
            WHERE link."originId" = item."modelOriginId" AND ((model.id = $1::int) AND (lower(model.slug) = lower($2::text)) AND ((lower(model.name) = lower($3::text) AND model.name = $3::text)) AND (model.status = ANY($4::text[])) AND (model.visibility = ANY($5::text[])) AND (model.tasks && $6::text[]) AND (model.languages && $7::text[]) AND (model.tags && $8::text[]) AND coalesce(model.gated, false) AND coalesce(model.disabled, false) AND ((coalesce(model.downloads, -1) >= $9::bigint AND model.downloads >= $9::bigint)) AND ((coalesce(model.likes, -1) >= $10::bigint AND model.likes >= $10::bigint)) AND (model."createdAt" >= $11::timestamptz) AND (model."updatedAt" >= $12::timestamptz) AND (model.kind = ANY($13::text[])) AND (model."inputModalities" && $14::text[]) AND (model."outputModalities" && $15::text[]) AND (model.libraries && $16::text[]) AND (model."architectureFamily" = $17::text) AND ((coalesce(model."parameterCount", -1) >= $18::bigint AND model."parameterCount" >= $18::bigint))))
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where dataset
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
          WHERE link."originId" = item."datasetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND ((lower(dataset.name) = lower($3::text) AND dataset.name = $3::text)) AND (dataset.status = ANY($4::text[])) AND (dataset.visibility = ANY($5::text[])) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND coalesce(dataset.gated, false) AND coalesce(dataset.disabled, false) AND ((coalesce(dataset.downloads, -1) >= $9::bigint AND dataset.downloads >= $9::bigint)) AND ((coalesce(dataset.likes, -1) >= $10::bigint AND dataset.likes >= $10::bigint)) AND (dataset."createdAt" >= $11::timestamptz) AND (dataset."updatedAt" >= $12::timestamptz) AND (dataset.modalities && $13::text[]) AND (dataset.classes >= $14::bigint) AND ((coalesce(dataset."trainingExamples", -1) >= $15::bigint AND dataset."trainingExamples" >= $15::bigint))))
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
            WHERE link."originId" = item."datasetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND ((lower(dataset.name) = lower($3::text) AND dataset.name = $3::text)) AND (dataset.status = ANY($4::text[])) AND (dataset.visibility = ANY($5::text[])) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND coalesce(dataset.gated, false) AND coalesce(dataset.disabled, false) AND ((coalesce(dataset.downloads, -1) >= $9::bigint AND dataset.downloads >= $9::bigint)) AND ((coalesce(dataset.likes, -1) >= $10::bigint AND dataset.likes >= $10::bigint)) AND (dataset."createdAt" >= $11::timestamptz) AND (dataset."updatedAt" >= $12::timestamptz) AND (dataset.modalities && $13::text[]) AND (dataset.classes >= $14::bigint) AND ((coalesce(dataset."trainingExamples", -1) >= $15::bigint AND dataset."trainingExamples" >= $15::bigint))))
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where study
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE EXISTS (SELECT FROM study WHERE study.id = item."studyId" AND ((study.key = $1::text) AND (study.title = $2::text) AND (study.year >= $3::bigint)))
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND EXISTS (SELECT FROM study WHERE study.id = item."studyId" AND ((study.key = $1::text) AND (study.title = $2::text) AND (study.year >= $3::bigint)))
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where task
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE (item."taskId" = $1::text)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND (item."taskId" = $1::text)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where metric
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE (item."metricId" = $1::text)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND (item."metricId" = $1::text)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where subset
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE (item.subset = $1::text)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND (item.subset = $1::text)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where split
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE (item.split = $1::text)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND (item.split = $1::text)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where value
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE (item.value >= $1::float8)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND (item.value >= $1::float8)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where verified
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE item.verified
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND item.verified
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where recordedAt
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM evaluation item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
    LIMIT 1
  ) item
  WHERE (item."recordedAt" >= $1::timestamptz)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM evaluation item
    WHERE EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
          AND NOT EXISTS (SELECT FROM model_origin mine
            JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
            JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
            WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
      AND (item."recordedAt" >= $1::timestamptz)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- of each model
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM evaluation item
  WHERE item."modelOriginId" IN (SELECT mapped."originId" FROM model_origin mapped WHERE mapped."modelId" = parent.id)
    AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
        AND NOT EXISTS (SELECT FROM model_origin mine
          JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
          JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
          WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
) counted;

-- of each dataset
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM evaluation item
  WHERE item."datasetOriginId" IN (SELECT mapped."originId" FROM dataset_origin mapped WHERE mapped."datasetId" = parent.id)
    AND EXISTS (SELECT FROM model_origin said WHERE said."originId" = item."modelOriginId" AND said."isCurrent")
        AND NOT EXISTS (SELECT FROM model_origin mine
          JOIN model_origin theirs ON theirs."modelId" = mine."modelId" AND theirs."isCurrent"
          JOIN evaluation earlier ON earlier."modelOriginId" = theirs."originId" AND earlier.id < item.id
          WHERE mine."originId" = item."modelOriginId" AND earlier."datasetOriginId" IS NOT DISTINCT FROM item."datasetOriginId" AND earlier."subset" IS NOT DISTINCT FROM item."subset" AND earlier."datasetRevision" IS NOT DISTINCT FROM item."datasetRevision" AND earlier."taskId" IS NOT DISTINCT FROM item."taskId" AND earlier."split" IS NOT DISTINCT FROM item."split" AND earlier."metricId" IS NOT DISTINCT FROM item."metricId" AND earlier."value" IS NOT DISTINCT FROM item."value" AND earlier."studyId" IS NOT DISTINCT FROM item."studyId" AND earlier."sourceUrl" IS NOT DISTINCT FROM item."sourceUrl")
) counted;
