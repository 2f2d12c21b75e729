-- domains_of_model
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
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
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, lower(item.slug) AS "sortKey" FROM domain item
    WHERE item.id IN (SELECT link."domainId" FROM model_domain link WHERE link."modelId" = parent.id)
    ORDER BY lower(item.slug) ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
LEFT JOIN domain r1 ON r1.id = item."parentId"
LEFT JOIN domain r2 ON r2.id = r1."parentId"
ORDER BY item."sortKey" ASC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, lower(item.slug) AS "sortKey" FROM domain item
    WHERE item.id IN (SELECT link."domainId" FROM model_domain link WHERE link."modelId" = parent.id)
    ORDER BY lower(item.slug) ASC, item.id ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;
