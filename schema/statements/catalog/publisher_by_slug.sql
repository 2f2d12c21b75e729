-- publisher_by_slug
-- The text depends on what is asked. Examples:

-- every field
WITH RECURSIVE wanted(key, id) AS (SELECT key, coalesce(
        (SELECT now.id FROM publisher now WHERE lower(now.slug) = lower(key)),
        (SELECT past."entityId" FROM slug_redirect past WHERE past."entityType" = 'Publisher' AND lower(past.slug) = lower(key))
      ) FROM unnest($1::text[]) AS asked(key))
SELECT wanted.key,
  item."id" AS "id",
  item."slug" AS "slug",
  item."name" AS "name",
  item."url" AS "url",
  item."createdAt" AS "createdAt",
  item."updatedAt" AS "updatedAt"
FROM wanted JOIN publisher item ON item.id = wanted.id;
