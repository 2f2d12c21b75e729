-- publishers
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."slug" AS "slug",
  item."name" AS "name",
  item."url" AS "url",
  item."createdAt" AS "createdAt",
  item."updatedAt" AS "updatedAt",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM publisher item
  ORDER BY lower(item.slug) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM publisher item
  ORDER BY lower(item.slug) ASC, item.id ASC
  LIMIT 20
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by SLUG ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM publisher item
  WHERE lower(item.slug) >= $1::text AND (lower(item.slug) > $1::text OR item.id > $2::int)
  ORDER BY lower(item.slug) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by SLUG DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM publisher item
  WHERE lower(item.slug) <= $1::text AND (lower(item.slug) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.slug) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- the last ones before a place
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM publisher item
  WHERE lower(item.slug) <= $1::text AND (lower(item.slug) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.slug) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;
