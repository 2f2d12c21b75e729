-- datasets_facets
-- The text depends on what is asked. Examples:

-- every facet
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM dataset item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
matched AS MATERIALIZED (
  SELECT 0 AS "parentId", item."id", item."tasks", item."languages", item."licenseId", item."status", item."publisherId", item."modalities" FROM dataset item
  WHERE item."mergedIntoId" IS NULL
    AND (SELECT hits >= 25 AND rows >= 10000 FROM tried) IS NOT TRUE
  UNION ALL
  SELECT 0, item."id", item."tasks", item."languages", item."licenseId", item."status", item."publisherId", item."modalities" FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, 10000) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM dataset item
      WHERE item.id = place.id
        AND item."mergedIntoId" IS NULL
      LIMIT 1
    ) item
    OFFSET 0
  ) item
  WHERE (SELECT hits >= 25 AND rows >= 10000 FROM tried)
),
scale AS MATERIALIZED (SELECT CASE WHEN (SELECT hits >= 25 AND rows >= 10000 FROM tried) THEN greatest(last.id::float8 / 10000, 1) ELSE 1 END AS by FROM last)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."licenseId" AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched
  WHERE matched."licenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, publisher.slug AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched JOIN publisher ON publisher.id = matched."publisherId"
  WHERE publisher.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN LATERAL (SELECT domain.slug FROM dataset_domain link JOIN domain ON domain.id = link."domainId"
        WHERE link."datasetId" = matched.id OFFSET 0) subject
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'modalities' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."modalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3);

-- every facet of each publisher
WITH matched AS (
  SELECT parent.id AS "parentId", item."id", item."tasks", item."languages", item."licenseId", item."status", item."publisherId", item."modalities"
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item."id", item."tasks", item."languages", item."licenseId", item."status", item."publisherId", item."modalities"
    FROM dataset item
    WHERE item."publisherId" = parent.id
      AND item."mergedIntoId" IS NULL
  ) item
),
scale AS (SELECT 1::float8 AS by)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."licenseId" AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched
  WHERE matched."licenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, publisher.slug AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched JOIN publisher ON publisher.id = matched."publisherId"
  WHERE publisher.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN LATERAL (SELECT domain.slug FROM dataset_domain link JOIN domain ON domain.id = link."domainId"
        WHERE link."datasetId" = matched.id OFFSET 0) subject
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'modalities' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."modalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3);

-- every facet of each domain
WITH matched AS (
  SELECT parent.id AS "parentId", item."id", item."tasks", item."languages", item."licenseId", item."status", item."publisherId", item."modalities"
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item."id", item."tasks", item."languages", item."licenseId", item."status", item."publisherId", item."modalities"
    FROM dataset item
    WHERE item.id IN (SELECT link."datasetId" FROM dataset_domain link WHERE link."domainId" = parent.id)
      AND item."mergedIntoId" IS NULL
  ) item
),
scale AS (SELECT 1::float8 AS by)
(SELECT matched."parentId", 'tasks' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."tasks") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'languages' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."languages") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'licenses' AS facet, matched."licenseId" AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched
  WHERE matched."licenseId" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'statuses' AS facet, matched."status" AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched
  WHERE matched."status" IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'publishers' AS facet, publisher.slug AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched JOIN publisher ON publisher.id = matched."publisherId"
  WHERE publisher.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'domains' AS facet, subject.slug AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN LATERAL (SELECT domain.slug FROM dataset_domain link JOIN domain ON domain.id = link."domainId"
        WHERE link."datasetId" = matched.id OFFSET 0) subject
  WHERE subject.slug IS NOT NULL GROUP BY 1, 3)
UNION ALL
(SELECT matched."parentId", 'modalities' AS facet, one.value AS value, round(count(*) * (SELECT by FROM scale))::int AS count, (SELECT by FROM scale) = 1 AS "isExact"
  FROM matched CROSS JOIN unnest(matched."modalities") AS one(value)
  WHERE one.value IS NOT NULL GROUP BY 1, 3);
