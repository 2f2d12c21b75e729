-- transfer_results_count
-- The text depends on what is asked. Examples:

-- all
SELECT coalesce(sum(known.count), 0)::int AS count, true AS "isExact"
FROM row_count known WHERE known.kind = 'transfer_result';

-- where id
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
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
    SELECT item.* FROM transfer_result item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE (item.id = $1::int)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where base
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM model_origin link JOIN model base ON base.id = link."modelId"
          WHERE link."originId" = item."baseOriginId" AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND ((lower(base.name) = lower($3::text) AND base.name = $3::text)) AND (base.status = ANY($4::text[])) AND (base.visibility = ANY($5::text[])) AND (base.tasks && $6::text[]) AND (base.languages && $7::text[]) AND (base.tags && $8::text[]) AND coalesce(base.gated, false) AND coalesce(base.disabled, false) AND ((coalesce(base.downloads, -1) >= $9::bigint AND base.downloads >= $9::bigint)) AND ((coalesce(base.likes, -1) >= $10::bigint AND base.likes >= $10::bigint)) AND (base."createdAt" >= $11::timestamptz) AND (base."updatedAt" >= $12::timestamptz) AND (base.kind = ANY($13::text[])) AND (base."inputModalities" && $14::text[]) AND (base."outputModalities" && $15::text[]) AND (base.tasks[1] = $16::text) AND (base.libraries && $17::text[]) AND (base."architectureFamily" = $18::text) AND ((coalesce(base."parameterCount", -1) >= $19::bigint AND base."parameterCount" >= $19::bigint))))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE EXISTS (SELECT FROM model_origin link JOIN model base ON base.id = link."modelId"
            WHERE link."originId" = item."baseOriginId" AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND ((lower(base.name) = lower($3::text) AND base.name = $3::text)) AND (base.status = ANY($4::text[])) AND (base.visibility = ANY($5::text[])) AND (base.tasks && $6::text[]) AND (base.languages && $7::text[]) AND (base.tags && $8::text[]) AND coalesce(base.gated, false) AND coalesce(base.disabled, false) AND ((coalesce(base.downloads, -1) >= $9::bigint AND base.downloads >= $9::bigint)) AND ((coalesce(base.likes, -1) >= $10::bigint AND base.likes >= $10::bigint)) AND (base."createdAt" >= $11::timestamptz) AND (base."updatedAt" >= $12::timestamptz) AND (base.kind = ANY($13::text[])) AND (base."inputModalities" && $14::text[]) AND (base."outputModalities" && $15::text[]) AND (base.tasks[1] = $16::text) AND (base.libraries && $17::text[]) AND (base."architectureFamily" = $18::text) AND ((coalesce(base."parameterCount", -1) >= $19::bigint AND base."parameterCount" >= $19::bigint))))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where adapted
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM model_origin link JOIN model adapted ON adapted.id = link."modelId"
          WHERE link."originId" = item."adaptedOriginId" AND ((adapted.id = $1::int) AND (lower(adapted.slug) = lower($2::text)) AND ((lower(adapted.name) = lower($3::text) AND adapted.name = $3::text)) AND (adapted.status = ANY($4::text[])) AND (adapted.visibility = ANY($5::text[])) AND (adapted.tasks && $6::text[]) AND (adapted.languages && $7::text[]) AND (adapted.tags && $8::text[]) AND coalesce(adapted.gated, false) AND coalesce(adapted.disabled, false) AND ((coalesce(adapted.downloads, -1) >= $9::bigint AND adapted.downloads >= $9::bigint)) AND ((coalesce(adapted.likes, -1) >= $10::bigint AND adapted.likes >= $10::bigint)) AND (adapted."createdAt" >= $11::timestamptz) AND (adapted."updatedAt" >= $12::timestamptz) AND (adapted.kind = ANY($13::text[])) AND (adapted."inputModalities" && $14::text[]) AND (adapted."outputModalities" && $15::text[]) AND (adapted.tasks[1] = $16::text) AND (adapted.libraries && $17::text[]) AND (adapted."architectureFamily" = $18::text) AND ((coalesce(adapted."parameterCount", -1) >= $19::bigint AND adapted."parameterCount" >= $19::bigint))))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE EXISTS (SELECT FROM model_origin link JOIN model adapted ON adapted.id = link."modelId"
            WHERE link."originId" = item."adaptedOriginId" AND ((adapted.id = $1::int) AND (lower(adapted.slug) = lower($2::text)) AND ((lower(adapted.name) = lower($3::text) AND adapted.name = $3::text)) AND (adapted.status = ANY($4::text[])) AND (adapted.visibility = ANY($5::text[])) AND (adapted.tasks && $6::text[]) AND (adapted.languages && $7::text[]) AND (adapted.tags && $8::text[]) AND coalesce(adapted.gated, false) AND coalesce(adapted.disabled, false) AND ((coalesce(adapted.downloads, -1) >= $9::bigint AND adapted.downloads >= $9::bigint)) AND ((coalesce(adapted.likes, -1) >= $10::bigint AND adapted.likes >= $10::bigint)) AND (adapted."createdAt" >= $11::timestamptz) AND (adapted."updatedAt" >= $12::timestamptz) AND (adapted.kind = ANY($13::text[])) AND (adapted."inputModalities" && $14::text[]) AND (adapted."outputModalities" && $15::text[]) AND (adapted.tasks[1] = $16::text) AND (adapted.libraries && $17::text[]) AND (adapted."architectureFamily" = $18::text) AND ((coalesce(adapted."parameterCount", -1) >= $19::bigint AND adapted."parameterCount" >= $19::bigint))))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where target
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
            WHERE link."originId" = item."targetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND ((lower(dataset.name) = lower($3::text) AND dataset.name = $3::text)) AND (dataset.status = ANY($4::text[])) AND (dataset.visibility = ANY($5::text[])) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND coalesce(dataset.gated, false) AND coalesce(dataset.disabled, false) AND ((coalesce(dataset.downloads, -1) >= $9::bigint AND dataset.downloads >= $9::bigint)) AND ((coalesce(dataset.likes, -1) >= $10::bigint AND dataset.likes >= $10::bigint)) AND (dataset."createdAt" >= $11::timestamptz) AND (dataset."updatedAt" >= $12::timestamptz) AND (dataset.modalities && $13::text[]) AND (dataset.classes >= $14::bigint) AND ((coalesce(dataset."trainingExamples", -1) >= $15::bigint AND dataset."trainingExamples" >= $15::bigint))))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
              WHERE link."originId" = item."targetOriginId" AND ((dataset.id = $1::int) AND (lower(dataset.slug) = lower($2::text)) AND ((lower(dataset.name) = lower($3::text) AND dataset.name = $3::text)) AND (dataset.status = ANY($4::text[])) AND (dataset.visibility = ANY($5::text[])) AND (dataset.tasks && $6::text[]) AND (dataset.languages && $7::text[]) AND (dataset.tags && $8::text[]) AND coalesce(dataset.gated, false) AND coalesce(dataset.disabled, false) AND ((coalesce(dataset.downloads, -1) >= $9::bigint AND dataset.downloads >= $9::bigint)) AND ((coalesce(dataset.likes, -1) >= $10::bigint AND dataset.likes >= $10::bigint)) AND (dataset."createdAt" >= $11::timestamptz) AND (dataset."updatedAt" >= $12::timestamptz) AND (dataset.modalities && $13::text[]) AND (dataset.classes >= $14::bigint) AND ((coalesce(dataset."trainingExamples", -1) >= $15::bigint AND dataset."trainingExamples" >= $15::bigint))))
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
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
      SELECT FROM transfer_result item
      WHERE EXISTS (SELECT FROM study WHERE study.id = item."studyId" AND ((study.key = $1::text) AND (study.title = $2::text) AND (study.year >= $3::bigint)))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where protocol
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.protocol = ANY($1::text[]))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE (item.protocol = ANY($1::text[]))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where derivation
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.derivation = ANY($1::text[]))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE (item.derivation = ANY($1::text[]))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where visibility
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE ((CASE WHEN item.visibility = 'PRIVATE' OR item."baseOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
          WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') OR item."adaptedOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
          WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') OR item."targetOriginId" IN (SELECT hidden."originId" FROM dataset_origin hidden
          WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') THEN 'PRIVATE' WHEN item.visibility = 'INTERNAL' OR item."baseOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
          WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') OR item."adaptedOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
          WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') OR item."targetOriginId" IN (SELECT hidden."originId" FROM dataset_origin hidden
          WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') THEN 'INTERNAL' ELSE 'PUBLIC' END) = ANY($1::text[]))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE ((CASE WHEN item.visibility = 'PRIVATE' OR item."baseOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
            WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') OR item."adaptedOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
            WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') OR item."targetOriginId" IN (SELECT hidden."originId" FROM dataset_origin hidden
            WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') THEN 'PRIVATE' WHEN item.visibility = 'INTERNAL' OR item."baseOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
            WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') OR item."adaptedOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
            WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') OR item."targetOriginId" IN (SELECT hidden."originId" FROM dataset_origin hidden
            WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') THEN 'INTERNAL' ELSE 'PUBLIC' END) = ANY($1::text[]))
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
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
      SELECT FROM transfer_result item
      WHERE (item."metricId" = $1::text)
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
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
      SELECT FROM transfer_result item
      WHERE (item.split = $1::text)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where recipe
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.recipe = $1::text)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE (item.recipe = $1::text)
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
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
      SELECT FROM transfer_result item
      WHERE (item.value >= $1::float8)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where trainingExamples
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE ((coalesce(item."trainingExamples", -1) >= $1::bigint AND item."trainingExamples" >= $1::bigint))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE ((coalesce(item."trainingExamples", -1) >= $1::bigint AND item."trainingExamples" >= $1::bigint))
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_result item
      WHERE item.id = place.id
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
      SELECT FROM transfer_result item
      WHERE (item."recordedAt" >= $1::timestamptz)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where isStanding
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT
    WHERE NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = place.id AND later."supersedesId" IS NOT NULL) AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = place.id AND dispute.kind = 'RETRACTION')
    OFFSET 0
  ) passing CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_result item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = item.id AND later."supersedesId" IS NOT NULL) AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = item.id AND dispute.kind = 'RETRACTION')
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where isDisputed
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT
    WHERE EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = place.id)
    OFFSET 0
  ) passing CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_result item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = item.id)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where isLeaked
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_result item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT
    WHERE EXISTS (SELECT FROM transfer_result_exposure exposure WHERE exposure."resultId" = place.id AND exposure."sawTarget")
    OFFSET 0
  ) passing CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_result item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_result item
      WHERE EXISTS (SELECT FROM transfer_result_exposure exposure WHERE exposure."resultId" = item.id AND exposure."sawTarget")
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- of each base
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM transfer_result item
  WHERE item."baseOriginId" IN (SELECT mapped."originId" FROM model_origin mapped WHERE mapped."modelId" = parent.id)
) counted;

-- of each target
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM transfer_result item
  WHERE item."targetOriginId" IN (SELECT mapped."originId" FROM dataset_origin mapped WHERE mapped."datasetId" = parent.id)
) counted;
