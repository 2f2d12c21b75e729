-- license_graph

WITH RECURSIVE link AS NOT MATERIALIZED (
  SELECT "childId" AS child, "baseId" AS base FROM model_lineage WHERE relation = ANY($2::text[])
), reached(id) AS (
  SELECT id FROM unnest($1::int[]) AS asked(id)
  UNION SELECT link.base FROM reached JOIN link ON link.child = reached.id
)
SELECT model.id AS "modelId", model."weightsLicenseId" AS "licenseId", license."commercialUse",
  license.derivatives, license.redistribution, license.copyleft, license.attribution,
  ARRAY(SELECT DISTINCT link.base FROM link WHERE link.child = model.id ORDER BY 1) AS "baseIds"
FROM reached JOIN model ON model.id = reached.id
LEFT JOIN license ON license.id = model."weightsLicenseId";
