-- evaluations_count
-- The text depends on what is asked. Examples:

-- all
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where id
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT
    WHERE (place.id = $1::int)
    OFFSET 0
  ) passing CROSS JOIN LATERAL (
    SELECT item.* FROM evaluation item
    WHERE item.id = place.id
      AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND (item.id = $1::int)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where model
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM model_origin link JOIN model ON model.id = link."modelId"
            WHERE link."originId" = item."modelOriginId" AND ((model.id = $1::int) AND (lower(model.slug) = lower($2::text)) AND ((lower(model.name) = lower($3::text) AND model.name = $3::text)) AND (model.status = ANY($4::text[])) AND (model.visibility = ANY($5::text[])) AND (model.tasks && $6::text[]) AND (model.languages && $7::text[]) AND (model.tags && $8::text[]) AND coalesce(model.gated, false) AND coalesce(model.disabled, false) AND ((coalesce(model.downloads, -1) >= $9::bigint AND model.downloads >= $9::bigint)) AND ((coalesce(model.likes, -1) >= $10::bigint AND model.likes >= $10::bigint)) AND (model."createdAt" >= $11::timestamptz) AND (model."updatedAt" >= $12::timestamptz) AND (model.kind = ANY($13::text[])) AND (model."inputModalities" && $14::text[]) AND (model."outputModalities" && $15::text[]) AND (model.tasks[1] = $16::text) AND (model.libraries && $17::text[]) AND (model."architectureFamily" = $18::text) AND ((coalesce(model."parameterCount", -1) >= $19::bigint AND model."parameterCount" >= $19::bigint))))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND EXISTS (SELECT FROM model_origin link JOIN model ON model.id = link."modelId"
              WHERE link."originId" = item."modelOriginId" AND ((model.id = $1::int) AND (lower(model.slug) = lower($2::text)) AND ((lower(model.name) = lower($3::text) AND model.name = $3::text)) AND (model.status = ANY($4::text[])) AND (model.visibility = ANY($5::text[])) AND (model.tasks && $6::text[]) AND (model.languages && $7::text[]) AND (model.tags && $8::text[]) AND coalesce(model.gated, false) AND coalesce(model.disabled, false) AND ((coalesce(model.downloads, -1) >= $9::bigint AND model.downloads >= $9::bigint)) AND ((coalesce(model.likes, -1) >= $10::bigint AND model.likes >= $10::bigint)) AND (model."createdAt" >= $11::timestamptz) AND (model."updatedAt" >= $12::timestamptz) AND (model.kind = ANY($13::text[])) AND (model."inputModalities" && $14::text[]) AND (model."outputModalities" && $15::text[]) AND (model.tasks[1] = $16::text) AND (model.libraries && $17::text[]) AND (model."architectureFamily" = $18::text) AND ((coalesce(model."parameterCount", -1) >= $19::bigint AND model."parameterCount" >= $19::bigint))))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where dataset
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
            WHERE link."originId" = item."datasetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND ((lower(dataset.name) = lower($3::text) AND dataset.name = $3::text)) AND (dataset.status = ANY($4::text[])) AND (dataset.visibility = ANY($5::text[])) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND coalesce(dataset.gated, false) AND coalesce(dataset.disabled, false) AND ((coalesce(dataset.downloads, -1) >= $9::bigint AND dataset.downloads >= $9::bigint)) AND ((coalesce(dataset.likes, -1) >= $10::bigint AND dataset.likes >= $10::bigint)) AND (dataset."createdAt" >= $11::timestamptz) AND (dataset."updatedAt" >= $12::timestamptz) AND (dataset.modalities && $13::text[]) AND (dataset.classes >= $14::bigint) AND ((coalesce(dataset."trainingExamples", -1) >= $15::bigint AND dataset."trainingExamples" >= $15::bigint))))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
              WHERE link."originId" = item."datasetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND ((lower(dataset.name) = lower($3::text) AND dataset.name = $3::text)) AND (dataset.status = ANY($4::text[])) AND (dataset.visibility = ANY($5::text[])) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND coalesce(dataset.gated, false) AND coalesce(dataset.disabled, false) AND ((coalesce(dataset.downloads, -1) >= $9::bigint AND dataset.downloads >= $9::bigint)) AND ((coalesce(dataset.likes, -1) >= $10::bigint AND dataset.likes >= $10::bigint)) AND (dataset."createdAt" >= $11::timestamptz) AND (dataset."updatedAt" >= $12::timestamptz) AND (dataset.modalities && $13::text[]) AND (dataset.classes >= $14::bigint) AND ((coalesce(dataset."trainingExamples", -1) >= $15::bigint AND dataset."trainingExamples" >= $15::bigint))))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where study
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM study WHERE study.id = item."studyId" AND ((study.key = $1::text) AND (study.title = $2::text) AND (study.year >= $3::bigint)))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND EXISTS (SELECT FROM study WHERE study.id = item."studyId" AND ((study.key = $1::text) AND (study.title = $2::text) AND (study.year >= $3::bigint)))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where task
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE (item."taskId" = $1::text)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND (item."taskId" = $1::text)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where metric
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE (item."metricId" = $1::text)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND (item."metricId" = $1::text)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where subset
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE (item.subset = $1::text)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND (item.subset = $1::text)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where split
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE (item.split = $1::text)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND (item.split = $1::text)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where value
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE (item.value >= $1::float8)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND (item.value >= $1::float8)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where verified
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE item.verified
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND item.verified
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where recordedAt
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM evaluation item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM evaluation item
      WHERE item.id = place.id
        AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
      LIMIT 1
    ) item
    WHERE (item."recordedAt" >= $1::timestamptz)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM evaluation item
      WHERE (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
        AND (item."recordedAt" >= $1::timestamptz)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- of each model
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM evaluation item
  WHERE item."modelOriginId" IN (SELECT mapped."originId" FROM model_origin mapped WHERE mapped."modelId" = parent.id)
    AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
) counted;

-- of each dataset
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM evaluation item
  WHERE item."datasetOriginId" IN (SELECT mapped."originId" FROM dataset_origin mapped WHERE mapped."datasetId" = parent.id)
    AND (SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = item.id)
) counted;
