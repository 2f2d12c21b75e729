-- datasets_facets
-- The text depends on what is asked. Examples:

-- every facet
WITH matched AS (
  SELECT 0 AS "parentId", item."id", item."tasks", item."modalities", item."languages", item."licenseId", item."status", item."publisherId"
  FROM dataset item
  WHERE item."mergedIntoId" IS NULL
)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'modalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."modalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."licenseId" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."licenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, house.slug AS value, count(*)::int AS count
  FROM matched JOIN publisher house ON house.id = matched."publisherId"
  WHERE house.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, count(*)::int AS count
  FROM matched JOIN dataset_domain link ON link."datasetId" = matched.id JOIN domain subject ON subject.id = link."domainId"
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3);

-- every facet of each publisher
WITH matched AS (
  SELECT parent.id AS "parentId", item."id", item."tasks", item."modalities", item."languages", item."licenseId", item."status", item."publisherId"
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item."id", item."tasks", item."modalities", item."languages", item."licenseId", item."status", item."publisherId"
    FROM dataset item
    WHERE item."publisherId" = parent.id
      AND item."mergedIntoId" IS NULL
  ) item
)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'modalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."modalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."licenseId" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."licenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, house.slug AS value, count(*)::int AS count
  FROM matched JOIN publisher house ON house.id = matched."publisherId"
  WHERE house.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, count(*)::int AS count
  FROM matched JOIN dataset_domain link ON link."datasetId" = matched.id JOIN domain subject ON subject.id = link."domainId"
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3);

-- every facet of each domain
WITH matched AS (
  SELECT parent.id AS "parentId", item."id", item."tasks", item."modalities", item."languages", item."licenseId", item."status", item."publisherId"
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item."id", item."tasks", item."modalities", item."languages", item."licenseId", item."status", item."publisherId"
    FROM dataset item
    WHERE item.id IN (SELECT link."datasetId" FROM dataset_domain link WHERE link."domainId" = parent.id)
      AND item."mergedIntoId" IS NULL
  ) item
)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'modalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."modalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."licenseId" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."licenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, house.slug AS value, count(*)::int AS count
  FROM matched JOIN publisher house ON house.id = matched."publisherId"
  WHERE house.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, count(*)::int AS count
  FROM matched JOIN dataset_domain link ON link."datasetId" = matched.id JOIN domain subject ON subject.id = link."domainId"
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3);
