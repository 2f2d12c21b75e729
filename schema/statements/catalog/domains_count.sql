-- domains_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count, true AS "isExact"
FROM domain item;

-- where id
SELECT count(*)::int AS count, true AS "isExact"
FROM domain item
WHERE (item.id = $1::int);

-- where slug
SELECT count(*)::int AS count, true AS "isExact"
FROM domain item
WHERE (lower(item.slug) = lower($1::text));

-- where name
SELECT count(*)::int AS count, true AS "isExact"
FROM domain item
WHERE (item.name = $1::text);

-- where within
SELECT count(*)::int AS count, true AS "isExact"
FROM domain item
WHERE (item.slug = $1::text OR starts_with(item.slug, $1::text || '/'));

-- where isRoot
SELECT count(*)::int AS count, true AS "isExact"
FROM domain item
WHERE item."parentId" IS NULL;

-- of each parent
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM domain item
  WHERE item."parentId" = parent.id
) counted;

-- of each model
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM domain item
  WHERE item.id IN (SELECT link."domainId" FROM model_domain link WHERE link."modelId" = parent.id)
) counted;

-- of each dataset
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM domain item
  WHERE item.id IN (SELECT link."domainId" FROM dataset_domain link WHERE link."datasetId" = parent.id)
) counted;
