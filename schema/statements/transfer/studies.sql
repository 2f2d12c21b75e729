-- studies
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."key" AS "key",
  item."title" AS "title",
  item."url" AS "url",
  item."doi" AS "doi",
  item."repository" AS "repository",
  item."license" AS "license",
  item."year" AS "year",
  item."citation" AS "citation",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.key AS "sortKey" FROM study item
  ORDER BY item.key ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, item.key AS "sortKey" FROM study item
  ORDER BY item.key ASC, item.id ASC
  LIMIT 20
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by KEY ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.key AS "sortKey" FROM study item
  WHERE item.key >= $1::text AND (item.key > $1::text OR item.id > $2::int)
  ORDER BY item.key ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by KEY DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.key AS "sortKey" FROM study item
  WHERE item.key <= $1::text AND (item.key < $1::text OR item.id < $2::int)
  ORDER BY item.key DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- the last ones before a place
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.key AS "sortKey" FROM study item
  WHERE item.key <= $1::text AND (item.key < $1::text OR item.id < $2::int)
  ORDER BY item.key DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;
