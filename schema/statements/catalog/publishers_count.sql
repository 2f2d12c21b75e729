-- publishers_count
-- The text depends on what is asked. Examples:

-- all
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM publisher item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM publisher item
      WHERE item.id = place.id
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
      SELECT FROM publisher item
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM publisher item) seen
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
    SELECT item.* FROM publisher item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM publisher item
      WHERE (item.id = $1::int)
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM publisher item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM publisher item
      WHERE item.id = place.id
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
      SELECT FROM publisher item
      WHERE (lower(item.slug) = lower($1::text))
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
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM publisher item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM publisher item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.name = $1::text)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM publisher item
      WHERE (item.name = $1::text)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;
