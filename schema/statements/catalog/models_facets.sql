-- models_facets
-- The text depends on what is asked. Examples:

-- every facet
WITH matched AS (
  SELECT 0 AS "parentId", item."id", item."tasks", item."inputModalities", item."outputModalities", item."libraries", item."languages", item."weightsLicenseId", item."architectureFamily", item."kind", item."status", item."publisherId"
  FROM model item
  WHERE item."mergedIntoId" IS NULL
)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'inputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."inputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'outputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."outputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'libraries' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."libraries") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."weightsLicenseId" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."weightsLicenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'architectureFamilies' AS facet, matched."architectureFamily" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."architectureFamily" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'kinds' AS facet, matched."kind" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."kind" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, publisher.slug AS value, count(*)::int AS count
  FROM matched JOIN publisher ON publisher.id = matched."publisherId"
  WHERE publisher.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, count(*)::int AS count
  FROM matched JOIN model_domain link ON link."modelId" = matched.id JOIN domain subject ON subject.id = link."domainId"
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3);

-- every facet of each publisher
WITH matched AS (
  SELECT parent.id AS "parentId", item."id", item."tasks", item."inputModalities", item."outputModalities", item."libraries", item."languages", item."weightsLicenseId", item."architectureFamily", item."kind", item."status", item."publisherId"
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item."id", item."tasks", item."inputModalities", item."outputModalities", item."libraries", item."languages", item."weightsLicenseId", item."architectureFamily", item."kind", item."status", item."publisherId"
    FROM model item
    WHERE item."publisherId" = parent.id
      AND item."mergedIntoId" IS NULL
  ) item
)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'inputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."inputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'outputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."outputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'libraries' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."libraries") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."weightsLicenseId" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."weightsLicenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'architectureFamilies' AS facet, matched."architectureFamily" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."architectureFamily" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'kinds' AS facet, matched."kind" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."kind" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, publisher.slug AS value, count(*)::int AS count
  FROM matched JOIN publisher ON publisher.id = matched."publisherId"
  WHERE publisher.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, count(*)::int AS count
  FROM matched JOIN model_domain link ON link."modelId" = matched.id JOIN domain subject ON subject.id = link."domainId"
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3);

-- every facet of each domain
WITH matched AS (
  SELECT parent.id AS "parentId", item."id", item."tasks", item."inputModalities", item."outputModalities", item."libraries", item."languages", item."weightsLicenseId", item."architectureFamily", item."kind", item."status", item."publisherId"
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item."id", item."tasks", item."inputModalities", item."outputModalities", item."libraries", item."languages", item."weightsLicenseId", item."architectureFamily", item."kind", item."status", item."publisherId"
    FROM model item
    WHERE item.id IN (SELECT link."modelId" FROM model_domain link WHERE link."domainId" = parent.id)
      AND item."mergedIntoId" IS NULL
  ) item
)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'inputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."inputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'outputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."outputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'libraries' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."libraries") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."weightsLicenseId" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."weightsLicenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'architectureFamilies' AS facet, matched."architectureFamily" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."architectureFamily" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'kinds' AS facet, matched."kind" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."kind" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, publisher.slug AS value, count(*)::int AS count
  FROM matched JOIN publisher ON publisher.id = matched."publisherId"
  WHERE publisher.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, count(*)::int AS count
  FROM matched JOIN model_domain link ON link."modelId" = matched.id JOIN domain subject ON subject.id = link."domainId"
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3);

-- every facet of each dataset
WITH matched AS (
  SELECT parent.id AS "parentId", item."id", item."tasks", item."inputModalities", item."outputModalities", item."libraries", item."languages", item."weightsLicenseId", item."architectureFamily", item."kind", item."status", item."publisherId"
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item."id", item."tasks", item."inputModalities", item."outputModalities", item."libraries", item."languages", item."weightsLicenseId", item."architectureFamily", item."kind", item."status", item."publisherId"
    FROM model item
    WHERE item.id IN (SELECT mine."modelId" FROM dataset_origin theirs
            JOIN training ON training."datasetOriginId" = theirs."originId"
            JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
            WHERE theirs."datasetId" = parent.id)
      AND item."mergedIntoId" IS NULL
  ) item
)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'inputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."inputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'outputModalities' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."outputModalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'libraries' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."libraries") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, count(*)::int AS count
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."weightsLicenseId" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."weightsLicenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'architectureFamilies' AS facet, matched."architectureFamily" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."architectureFamily" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'kinds' AS facet, matched."kind" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."kind" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, count(*)::int AS count
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, publisher.slug AS value, count(*)::int AS count
  FROM matched JOIN publisher ON publisher.id = matched."publisherId"
  WHERE publisher.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, count(*)::int AS count
  FROM matched JOIN model_domain link ON link."modelId" = matched.id JOIN domain subject ON subject.id = link."domainId"
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3);
