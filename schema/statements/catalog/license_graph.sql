-- license_graph

WITH RECURSIVE link AS NOT MATERIALIZED (
  SELECT mine."modelId" AS child, theirs."modelId" AS base FROM lineage claim
  JOIN model_origin mine ON mine."originId" = claim."childOriginId" AND mine."isCurrent"
  JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
  WHERE claim.relation = ANY($2::text[]) AND mine."modelId" <> theirs."modelId"
), reached(id, depth) AS (
  SELECT id, 0 FROM unnest($1::int[]) AS asked(id)
  UNION
  SELECT link.base, reached.depth + 1 FROM reached JOIN link ON link.child = reached.id
  WHERE reached.depth < 10
)
SELECT model.id AS "modelId", model."weightsLicenseId" AS "licenseId", license."commercialUse",
  license.derivatives, license.redistribution, license.copyleft, license.attribution,
  ARRAY(SELECT DISTINCT link.base FROM link WHERE link.child = model.id ORDER BY 1) AS "baseIds"
FROM (SELECT DISTINCT id FROM reached) found JOIN model ON model.id = found.id
LEFT JOIN license ON license.id = model."weightsLicenseId";
