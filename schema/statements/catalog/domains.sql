-- domains
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."slug" AS "slug",
  item."name" AS "name",
  item."description" AS "description",
  item."aliases" AS "aliases",
  item."parentId" AS "parentId",
  item."mapX" AS "mapX",
  item."mapY" AS "mapY",
  item."createdAt" AS "createdAt",
  item."updatedAt" AS "updatedAt",
  r1."id" AS "r1.id",
  r1."slug" AS "r1.slug",
  r1."name" AS "r1.name",
  r1."description" AS "r1.description",
  r1."aliases" AS "r1.aliases",
  r1."parentId" AS "r1.parentId",
  r1."mapX" AS "r1.mapX",
  r1."mapY" AS "r1.mapY",
  r1."createdAt" AS "r1.createdAt",
  r1."updatedAt" AS "r1.updatedAt",
  r2."id" AS "r2.id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM domain item
  ORDER BY lower(item.slug) ASC, item.id ASC
  LIMIT 21
) item
LEFT JOIN domain r1 ON r1.id = item."parentId"
LEFT JOIN domain r2 ON r2.id = r1."parentId"
ORDER BY item."sortKey" ASC, item.id ASC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM domain item
  ORDER BY lower(item.slug) ASC, item.id ASC
  LIMIT 20
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by SLUG ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM domain item
  WHERE lower(item.slug) >= $1::text AND (lower(item.slug) > $1::text OR item.id > $2::int)
  ORDER BY lower(item.slug) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by SLUG DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM domain item
  WHERE lower(item.slug) <= $1::text AND (lower(item.slug) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.slug) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by NAME ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM domain item
  WHERE lower(item.name) >= $1::text AND (lower(item.name) > $1::text OR item.id > $2::int)
  ORDER BY lower(item.name) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by NAME DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM domain item
  WHERE lower(item.name) <= $1::text AND (lower(item.name) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.name) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by CREATED_AT ASC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM domain item
  WHERE item."createdAt" >= $1::timestamptz AND (item."createdAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."createdAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by CREATED_AT DESC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM domain item
  WHERE item."createdAt" <= $1::timestamptz AND (item."createdAt" < $1::timestamptz OR item.id < $2::int)
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by UPDATED_AT ASC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."updatedAt" AS "sortKey" FROM domain item
  WHERE item."updatedAt" >= $1::timestamptz AND (item."updatedAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."updatedAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by UPDATED_AT DESC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."updatedAt" AS "sortKey" FROM domain item
  WHERE item."updatedAt" <= $1::timestamptz AND (item."updatedAt" < $1::timestamptz OR item.id < $2::int)
  ORDER BY item."updatedAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- the last ones before a place
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM domain item
  WHERE lower(item.slug) <= $1::text AND (lower(item.slug) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.slug) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- search by words, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, CASE WHEN item.search @@ sought.name THEN 10 + 1 ELSE ts_rank(item.search, sought.query)::float8 * 1 END AS "sortKey" FROM domain item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_query($1::text) AS query, search_name_query($1::text) AS name) SELECT * FROM once) AS sought
  WHERE item.search @@ (sought.query || sought.name)
    AND CASE WHEN item.search @@ sought.name THEN 10 + 1 ELSE ts_rank(item.search, sought.query)::float8 * 1 END <= $2::float8 AND (CASE WHEN item.search @@ sought.name THEN 10 + 1 ELSE ts_rank(item.search, sought.query)::float8 * 1 END < $2::float8 OR item.id > $3::int)
  ORDER BY CASE WHEN item.search @@ sought.name THEN 10 + 1 ELSE ts_rank(item.search, sought.query)::float8 * 1 END DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- search by likeness, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, (ts_rank(item.search, sought.query)::float8 * 1) AS "sortKey" FROM domain item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_alike($2::text, $1::text) AS query) SELECT * FROM once) AS sought
  WHERE item.search @@ sought.query
    AND (ts_rank(item.search, sought.query)::float8 * 1) <= $3::float8 AND ((ts_rank(item.search, sought.query)::float8 * 1) < $3::float8 OR item.id > $4::int)
  ORDER BY (ts_rank(item.search, sought.query)::float8 * 1) DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;
