-- doctor_find_lineage_circles

WITH found AS MATERIALIZED (WITH RECURSIVE step (child, base) AS (
  SELECT DISTINCT mine."modelId", theirs."modelId" FROM lineage
  JOIN model_origin mine ON mine."originId" = "childOriginId" AND mine."isCurrent"
  JOIN model_origin theirs ON theirs."originId" = "baseOriginId"
), inner_step AS MATERIALIZED (
  SELECT * FROM step WHERE child IN (SELECT base FROM step) AND base IN (SELECT child FROM step)
), above (child, base) AS (
  SELECT child, base FROM inner_step
  UNION SELECT above.child, inner_step.base FROM above JOIN inner_step ON inner_step.child = above.base
) SELECT slug AS what FROM above JOIN model ON model.id = child WHERE child = base)
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
