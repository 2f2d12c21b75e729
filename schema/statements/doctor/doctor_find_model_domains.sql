-- doctor_find_model_domains

WITH found AS MATERIALIZED (SELECT slug AS what FROM model WHERE id IN (
SELECT "modelId" FROM ((SELECT "modelId", "domainId", downloads FROM model_domain EXCEPT (SELECT "modelId", "domainId", coalesce(model.downloads, -1) FROM model_domain JOIN model ON model.id = "modelId")) UNION ALL ((SELECT "modelId", "domainId", coalesce(model.downloads, -1) FROM model_domain JOIN model ON model.id = "modelId") EXCEPT SELECT "modelId", "domainId", downloads FROM model_domain)) one ("modelId", "domainId", downloads)))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
