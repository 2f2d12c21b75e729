-- doctor_find_model_tasks

WITH found AS MATERIALIZED (SELECT slug AS what FROM model WHERE id IN (
      SELECT "modelId" FROM (SELECT DISTINCT task AS "taskId", coalesce(downloads, -1) AS downloads, id AS "modelId"
FROM model CROSS JOIN unnest(tasks) AS task EXCEPT SELECT "taskId", downloads, "modelId" FROM model_task) missing
      UNION SELECT "modelId" FROM (SELECT "taskId", downloads, "modelId" FROM model_task EXCEPT SELECT DISTINCT task AS "taskId", coalesce(downloads, -1) AS downloads, id AS "modelId"
FROM model CROSS JOIN unnest(tasks) AS task) other))
    SELECT (SELECT count(*)::int FROM found) AS count,
      ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
