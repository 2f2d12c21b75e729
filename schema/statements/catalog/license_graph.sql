-- license_graph

WITH RECURSIVE link AS NOT MATERIALIZED (
  SELECT "childId" AS child, "baseId" AS base FROM model_lineage WHERE relation = ANY($2::text[])
), reached(id) AS (
  SELECT id FROM unnest($1::int[]) AS asked(id)
  UNION SELECT step.base
  FROM reached CROSS JOIN LATERAL (SELECT base FROM link WHERE link.child = reached.id OFFSET 0) step
)
SELECT model.id AS "modelId", model."weightsLicenseId" AS "licenseId", license."commercialUse",
  license.derivatives, license.redistribution, license.copyleft, license.attribution,
  ARRAY(SELECT DISTINCT link.base FROM link WHERE link.child = model.id ORDER BY 1) AS "baseIds"
FROM reached
CROSS JOIN LATERAL (SELECT id, "weightsLicenseId" FROM model WHERE model.id = reached.id OFFSET 0) model
LEFT JOIN license ON license.id = model."weightsLicenseId";
