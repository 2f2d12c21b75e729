-- models
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."slug" AS "slug",
  item."name" AS "name",
  item."summary" AS "summary",
  item."status" AS "status",
  item."visibility" AS "visibility",
  item."publisherId" AS "publisherId",
  item."inputModalities" AS "inputModalities",
  item."outputModalities" AS "outputModalities",
  item."languages" AS "languages",
  item."tags" AS "tags",
  item."architectureFamily" AS "architectureFamily",
  item."architectureName" AS "architectureName",
  item."parameterCount" AS "parameterCount",
  item."weightsLicenseId" AS "weightsLicenseId",
  item."codeLicenseId" AS "codeLicenseId",
  item."dataLicenseId" AS "dataLicenseId",
  item."weightsLicenseRaw" AS "weightsLicenseRaw",
  item."gated" AS "gated",
  item."disabled" AS "disabled",
  item."downloads" AS "downloads",
  item."likes" AS "likes",
  item."countedAt" AS "countedAt",
  item."kind" AS "kind",
  item."inputSignature" AS "inputSignature",
  item."outputSignature" AS "outputSignature",
  item."deprecationReason" AS "deprecationReason",
  item."replacementId" AS "replacementId",
  item."createdAt" AS "createdAt",
  item."updatedAt" AS "updatedAt",
  item.tasks AS "taskIds",
  item.libraries AS "libraryIds",
  (
    WITH RECURSIVE step("childId", "baseId", depth) AS (
      SELECT adapted."childId", adapted."baseId", 1
      FROM model_lineage adapted WHERE adapted."childId" = item.id AND adapted.relation = 'ADAPTER'
      UNION
      SELECT adapted."childId", adapted."baseId", step.depth + 1
      FROM step JOIN model_lineage adapted ON adapted."childId" = step."baseId" AND adapted.relation = 'ADAPTER'
      WHERE step.depth < 5
    )
    SELECT coalesce(json_agg(json_build_object(
      'childId', known."childId", 'baseId', known."baseId", 'parameterCount', "adaptedBase"."parameterCount")), '[]')
    FROM (SELECT DISTINCT "childId", "baseId" FROM step) known
    JOIN model "adaptedBase" ON "adaptedBase".id = known."baseId") AS "adapterSteps",
  r1."id" AS "r1.id",
  r1."slug" AS "r1.slug",
  r1."name" AS "r1.name",
  r1."url" AS "r1.url",
  r1."createdAt" AS "r1.createdAt",
  r1."updatedAt" AS "r1.updatedAt",
  r2."id" AS "r2.id",
  r2."spdxId" AS "r2.spdxId",
  r2."name" AS "r2.name",
  r2."url" AS "r2.url",
  r2."commercialUse" AS "r2.commercialUse",
  r2."derivatives" AS "r2.derivatives",
  r2."redistribution" AS "r2.redistribution",
  r2."copyleft" AS "r2.copyleft",
  r2."attribution" AS "r2.attribution",
  r3."id" AS "r3.id",
  r3."spdxId" AS "r3.spdxId",
  r3."name" AS "r3.name",
  r3."url" AS "r3.url",
  r3."commercialUse" AS "r3.commercialUse",
  r3."derivatives" AS "r3.derivatives",
  r3."redistribution" AS "r3.redistribution",
  r3."copyleft" AS "r3.copyleft",
  r3."attribution" AS "r3.attribution",
  r4."id" AS "r4.id",
  r4."spdxId" AS "r4.spdxId",
  r4."name" AS "r4.name",
  r4."url" AS "r4.url",
  r4."commercialUse" AS "r4.commercialUse",
  r4."derivatives" AS "r4.derivatives",
  r4."redistribution" AS "r4.redistribution",
  r4."copyleft" AS "r4.copyleft",
  r4."attribution" AS "r4.attribution",
  r5s."id" AS "r5.id",
  r5s."slug" AS "r5.slug",
  r5s."name" AS "r5.name",
  r5s."description" AS "r5.description",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item.downloads, -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
  ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
  LIMIT 21
) item
LEFT JOIN publisher r1 ON r1.id = item."publisherId"
LEFT JOIN license r2 ON r2.id = item."weightsLicenseId"
LEFT JOIN license r3 ON r3.id = item."codeLicenseId"
LEFT JOIN license r4 ON r4.id = item."dataLicenseId"
LEFT JOIN LATERAL (SELECT array_agg(r5."id") AS "id", array_agg(r5."slug") AS "slug", array_agg(r5."name") AS "name", array_agg(r5."description") AS "description" FROM (SELECT r5."id" AS "id", r5."slug" AS "slug", r5."name" AS "name", r5."description" AS "description" FROM model_domain link JOIN domain r5 ON r5.id = link."domainId" WHERE link."modelId" = item.id ORDER BY r5.slug) r5) r5s ON true
ORDER BY item."sortKey" DESC, item.id ASC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, coalesce(item.downloads, -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
  ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
  LIMIT 20
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- by DOWNLOADS ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item.downloads, -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND coalesce(item.downloads, -1) >= $1::bigint AND (coalesce(item.downloads, -1) > $1::bigint OR item.id < $2::int)
  ORDER BY coalesce(item.downloads, -1) ASC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id DESC;

-- by DOWNLOADS DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item.downloads, -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND coalesce(item.downloads, -1) <= $1::bigint AND (coalesce(item.downloads, -1) < $1::bigint OR item.id > $2::int)
  ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- by LIKES ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item.likes, -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND coalesce(item.likes, -1) >= $1::bigint AND (coalesce(item.likes, -1) > $1::bigint OR item.id < $2::int)
  ORDER BY coalesce(item.likes, -1) ASC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id DESC;

-- by LIKES DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item.likes, -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND coalesce(item.likes, -1) <= $1::bigint AND (coalesce(item.likes, -1) < $1::bigint OR item.id > $2::int)
  ORDER BY coalesce(item.likes, -1) DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- by SLUG ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND lower(item.slug) >= $1::text AND (lower(item.slug) > $1::text OR item.id > $2::int)
  ORDER BY lower(item.slug) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by SLUG DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.slug) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND lower(item.slug) <= $1::text AND (lower(item.slug) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.slug) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by NAME ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND lower(item.name) >= $1::text AND (lower(item.name) > $1::text OR item.id > $2::int)
  ORDER BY lower(item.name) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by NAME DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND lower(item.name) <= $1::text AND (lower(item.name) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.name) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by CREATED_AT ASC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND item."createdAt" >= $1::timestamptz AND (item."createdAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."createdAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by CREATED_AT DESC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND item."createdAt" <= $1::timestamptz AND (item."createdAt" < $1::timestamptz OR item.id < $2::int)
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by UPDATED_AT ASC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."updatedAt" AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND item."updatedAt" >= $1::timestamptz AND (item."updatedAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."updatedAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by UPDATED_AT DESC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."updatedAt" AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND item."updatedAt" <= $1::timestamptz AND (item."updatedAt" < $1::timestamptz OR item.id < $2::int)
  ORDER BY item."updatedAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by PARAMETER_COUNT ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item."parameterCount", -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND coalesce(item."parameterCount", -1) >= $1::bigint AND (coalesce(item."parameterCount", -1) > $1::bigint OR item.id > $2::int)
  ORDER BY coalesce(item."parameterCount", -1) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by PARAMETER_COUNT DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item."parameterCount", -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND coalesce(item."parameterCount", -1) <= $1::bigint AND (coalesce(item."parameterCount", -1) < $1::bigint OR item.id < $2::int)
  ORDER BY coalesce(item."parameterCount", -1) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- the last ones before a place
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item.downloads, -1) AS "sortKey" FROM model item
  WHERE item."mergedIntoId" IS NULL
    AND coalesce(item.downloads, -1) >= $1::bigint AND (coalesce(item.downloads, -1) > $1::bigint OR item.id < $2::int)
  ORDER BY coalesce(item.downloads, -1) ASC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id DESC;

-- search by words, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  WITH tried AS MATERIALIZED (
    SELECT count(*) AS found FROM (
      SELECT item.*, coalesce(item.downloads, -1) AS "knownKey" FROM model item
      WHERE item."mergedIntoId" IS NULL
      ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
      LIMIT 200
    ) item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_query($1::text) AS query, search_name_query($1::text) AS name) SELECT * FROM once) AS sought
    WHERE item.search @@ (sought.query || sought.name)
  ),
  walked AS MATERIALIZED (
    SELECT item.* FROM (
      SELECT item.*, coalesce(item.downloads, -1) AS "knownKey" FROM model item
      WHERE item."mergedIntoId" IS NULL
      ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
      LIMIT 10000
    ) item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_query($1::text) AS query, search_name_query($1::text) AS name) SELECT * FROM once) AS sought
    WHERE (SELECT found FROM tried) >= 20
      AND item.search @@ (sought.query || sought.name)
    ORDER BY item."knownKey" DESC, item.id ASC
    LIMIT 1000
  ),
  candidate AS MATERIALIZED (
    (
      SELECT * FROM walked
    )
    UNION ALL
    (
      SELECT item.* FROM (
        SELECT item.*, coalesce(item.downloads, -1) AS "knownKey" FROM model item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_query($1::text) AS query, search_name_query($1::text) AS name) SELECT * FROM once) AS sought
        WHERE item."mergedIntoId" IS NULL
          AND item.search @@ (sought.query || sought.name)
        OFFSET 0
      ) item
      WHERE (SELECT count(*) FROM walked) < 1000
      ORDER BY item."knownKey" DESC, item.id ASC
      LIMIT 1000
    )
    UNION ALL
    (
      SELECT item.* FROM (
        SELECT item.*, coalesce(item.downloads, -1) AS "knownKey" FROM model item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_query($1::text) AS query, search_name_query($1::text) AS name) SELECT * FROM once) AS sought
        WHERE item."mergedIntoId" IS NULL
          AND item.search @@ sought.name
          AND item.search @@ (sought.query || sought.name)
        OFFSET 0
      ) item
      ORDER BY item."knownKey" DESC, item.id ASC
      LIMIT 1000
    )
  )
  SELECT item.*, CASE WHEN item.search @@ sought.name THEN 10 + (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) ELSE ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) END AS "sortKey"
  FROM (SELECT DISTINCT ON (id) * FROM candidate) item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_query($1::text) AS query, search_name_query($1::text) AS name) SELECT * FROM once) AS sought
  WHERE CASE WHEN item.search @@ sought.name THEN 10 + (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) ELSE ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) END <= $2::float8 AND (CASE WHEN item.search @@ sought.name THEN 10 + (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) ELSE ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) END < $2::float8 OR item.id > $3::int)
  ORDER BY CASE WHEN item.search @@ sought.name THEN 10 + (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) ELSE ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20) END DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- search by likeness, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  WITH tried AS MATERIALIZED (
    SELECT count(*) AS found FROM (
      SELECT item.*, coalesce(item.downloads, -1) AS "knownKey" FROM model item
      WHERE item."mergedIntoId" IS NULL
      ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
      LIMIT 200
    ) item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_alike($2::text, $1::text) AS query) SELECT * FROM once) AS sought
    WHERE item.search @@ sought.query
  ),
  walked AS MATERIALIZED (
    SELECT item.* FROM (
      SELECT item.*, coalesce(item.downloads, -1) AS "knownKey" FROM model item
      WHERE item."mergedIntoId" IS NULL
      ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
      LIMIT 10000
    ) item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_alike($2::text, $1::text) AS query) SELECT * FROM once) AS sought
    WHERE (SELECT found FROM tried) >= 20
      AND item.search @@ sought.query
    ORDER BY item."knownKey" DESC, item.id ASC
    LIMIT 1000
  ),
  candidate AS MATERIALIZED (
    (
      SELECT * FROM walked
    )
    UNION ALL
    (
      SELECT item.* FROM (
        SELECT item.*, coalesce(item.downloads, -1) AS "knownKey" FROM model item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_alike($2::text, $1::text) AS query) SELECT * FROM once) AS sought
        WHERE item."mergedIntoId" IS NULL
          AND item.search @@ sought.query
        OFFSET 0
      ) item
      WHERE (SELECT count(*) FROM walked) < 1000
      ORDER BY item."knownKey" DESC, item.id ASC
      LIMIT 1000
    )
  )
  SELECT item.*, (ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20)) AS "sortKey"
  FROM (SELECT DISTINCT ON (id) * FROM candidate) item CROSS JOIN (WITH once AS MATERIALIZED (SELECT search_alike($2::text, $1::text) AS query) SELECT * FROM once) AS sought
  WHERE (ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20)) <= $3::float8 AND ((ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20)) < $3::float8 OR item.id > $4::int)
  ORDER BY (ts_rank(item.search, sought.query)::float8 * (1 + ln(1 + coalesce(item.downloads, 0)::float8) / 20)) DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;
