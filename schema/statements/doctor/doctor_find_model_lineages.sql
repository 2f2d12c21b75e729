-- doctor_find_model_lineages

WITH found AS MATERIALIZED (SELECT slug AS what FROM model WHERE id IN (
SELECT "childId" FROM ((SELECT id, "baseId", "childId", relation, "relationRaw", downloads, "isFirst" FROM model_lineage EXCEPT (SELECT * FROM model_lineages_of(ARRAY(SELECT id FROM model)))) UNION ALL ((SELECT * FROM model_lineages_of(ARRAY(SELECT id FROM model))) EXCEPT SELECT id, "baseId", "childId", relation, "relationRaw", downloads, "isFirst" FROM model_lineage)) one (id, "baseId", "childId", relation, "relationRaw", downloads, "isFirst")))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
