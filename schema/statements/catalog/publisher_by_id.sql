-- publisher_by_id
-- The text depends on what is asked. Examples:

-- every field
WITH RECURSIVE wanted(key, id) AS (SELECT key, key FROM unnest($1::int[]) AS asked(key))
SELECT wanted.key,
  item."id" AS "id",
  item."slug" AS "slug",
  item."name" AS "name",
  item."url" AS "url",
  item."createdAt" AS "createdAt",
  item."updatedAt" AS "updatedAt"
FROM wanted JOIN publisher item ON item.id = wanted.id;
