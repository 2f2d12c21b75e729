-- lineage_down
-- The text depends on what is asked. Examples:

-- every field
WITH RECURSIVE reached(start, id, depth, found) AS (
      SELECT start, start, 0, 0::bigint FROM unnest($1::int[]) AS asked(start)
      UNION
      SELECT start, id, depth, max(place) OVER (PARTITION BY start)
      FROM (
        SELECT reached.start, made."childId" AS id, reached.depth + 1 AS depth,
          dense_rank() OVER (PARTITION BY reached.start ORDER BY made."childId") AS place
        FROM reached CROSS JOIN LATERAL (
          SELECT made."childId" FROM model_lineage made
          WHERE made."baseId" = reached.id AND made."isFirst" ORDER BY made.downloads DESC, made."childId" LIMIT $3 + 1
        ) made
        WHERE reached.depth < $2 AND reached.found <= $3
      ) step
    ), nearest AS (
      SELECT start, id, min(depth) AS depth FROM reached WHERE id <> start GROUP BY start, id
    ), ranked AS (
      SELECT nearest.*, row_number() OVER (
        PARTITION BY start ORDER BY nearest.depth, coalesce(model.downloads, -1) DESC, nearest.id) AS place
      FROM nearest CROSS JOIN LATERAL (SELECT downloads FROM model WHERE model.id = nearest.id OFFSET 0) model
    )
    SELECT ranked.start AS "startId", ranked.depth,
      item."id" AS "id",
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
      r5s."description" AS "r5.description"
    FROM ranked CROSS JOIN LATERAL (SELECT * FROM model WHERE model.id = ranked.id OFFSET 0) item
    LEFT JOIN publisher r1 ON r1.id = item."publisherId"
    LEFT JOIN license r2 ON r2.id = item."weightsLicenseId"
    LEFT JOIN license r3 ON r3.id = item."codeLicenseId"
    LEFT JOIN license r4 ON r4.id = item."dataLicenseId"
    LEFT JOIN LATERAL (SELECT array_agg(r5."id") AS "id", array_agg(r5."slug") AS "slug", array_agg(r5."name") AS "name", array_agg(r5."description") AS "description" FROM (SELECT r5."id" AS "id", r5."slug" AS "slug", r5."name" AS "name", r5."description" AS "description" FROM model_domain link JOIN domain r5 ON r5.id = link."domainId" WHERE link."modelId" = item.id ORDER BY r5.slug) r5) r5s ON true
    WHERE ranked.place <= $3 ORDER BY ranked.start, ranked.place;
