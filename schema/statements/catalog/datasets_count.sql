-- datasets_count
-- The text depends on what is asked. Examples:

-- all
SELECT coalesce(sum(known.count), 0)::int AS count, true AS "isExact"
FROM row_count known WHERE known.kind = 'dataset';

-- where id
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
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
    SELECT item.* FROM dataset item
    WHERE item.id = place.id
      AND item."mergedIntoId" IS NULL
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.id = $1::int)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where slug
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (lower(item.slug) = lower($1::text))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (lower(item.slug) = lower($1::text))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where name
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE ((lower(item.name) = lower($1::text) AND item.name = $1::text))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND ((lower(item.name) = lower($1::text) AND item.name = $1::text))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where status
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item.status = ANY($1::text[]))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.status = ANY($1::text[]))
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item.visibility = ANY($1::text[]))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.visibility = ANY($1::text[]))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where tasks
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item.tasks && $1::text[])
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.tasks && $1::text[])
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where languages
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item.languages && $1::text[])
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.languages && $1::text[])
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where tags
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item.tags && $1::text[])
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.tags && $1::text[])
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where gated
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE coalesce(item.gated, false)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND coalesce(item.gated, false)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where disabled
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE coalesce(item.disabled, false)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND coalesce(item.disabled, false)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where downloads
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE ((coalesce(item.downloads, -1) >= $1::bigint AND item.downloads >= $1::bigint))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND ((coalesce(item.downloads, -1) >= $1::bigint AND item.downloads >= $1::bigint))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where likes
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE ((coalesce(item.likes, -1) >= $1::bigint AND item.likes >= $1::bigint))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND ((coalesce(item.likes, -1) >= $1::bigint AND item.likes >= $1::bigint))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where createdAt
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item."createdAt" >= $1::timestamptz)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item."createdAt" >= $1::timestamptz)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where updatedAt
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item."updatedAt" >= $1::timestamptz)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item."updatedAt" >= $1::timestamptz)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where publisher
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM publisher WHERE publisher.id = item."publisherId" AND ((publisher.id = $1::int) AND (lower(publisher.slug) = lower($2::text)) AND (publisher.name = $3::text)))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND EXISTS (SELECT FROM publisher WHERE publisher.id = item."publisherId" AND ((publisher.id = $1::int) AND (lower(publisher.slug) = lower($2::text)) AND (publisher.name = $3::text)))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where license
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM license WHERE license.id = item."licenseId" AND ((license.id = $1::text) AND (license."commercialUse" = ANY($2::text[])) AND (license."derivatives" = ANY($3::text[])) AND (license."redistribution" = ANY($4::text[])) AND (license."copyleft" = ANY($5::text[])) AND (license."attribution" = ANY($6::text[]))))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND EXISTS (SELECT FROM license WHERE license.id = item."licenseId" AND ((license.id = $1::text) AND (license."commercialUse" = ANY($2::text[])) AND (license."derivatives" = ANY($3::text[])) AND (license."redistribution" = ANY($4::text[])) AND (license."copyleft" = ANY($5::text[])) AND (license."attribution" = ANY($6::text[]))))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where domains
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT
    WHERE EXISTS (SELECT FROM dataset_domain link JOIN domain subject ON subject.id = link."domainId"
            WHERE link."datasetId" = place.id AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL))
    OFFSET 0
  ) passing CROSS JOIN LATERAL (
    SELECT item.* FROM dataset item
    WHERE item.id = place.id
      AND item."mergedIntoId" IS NULL
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND EXISTS (SELECT FROM dataset_domain link JOIN domain subject ON subject.id = link."domainId"
              WHERE link."datasetId" = item.id AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where modalities
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item.modalities && $1::text[])
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.modalities && $1::text[])
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where classes
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    WHERE (item.classes >= $1::bigint)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND (item.classes >= $1::bigint)
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
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
      SELECT FROM dataset item
      WHERE item."mergedIntoId" IS NULL
        AND ((coalesce(item."trainingExamples", -1) >= $1::bigint AND item."trainingExamples" >= $1::bigint))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- of each publisher
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM dataset item
  WHERE item."publisherId" = parent.id
    AND item."mergedIntoId" IS NULL
) counted;

-- of each domain
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM dataset item
  WHERE item.id IN (SELECT link."datasetId" FROM dataset_domain link WHERE link."domainId" = parent.id)
    AND item."mergedIntoId" IS NULL
) counted;
