-- doctor_fix_model_tasks

WITH gone AS (
      DELETE FROM model_task entry
      WHERE NOT EXISTS (SELECT FROM model WHERE model.id = entry."modelId" AND model.tasks @> ARRAY[entry."taskId"])
    ) INSERT INTO model_task AS known ("taskId", downloads, "modelId") SELECT DISTINCT task AS "taskId", coalesce(downloads, -1) AS downloads, id AS "modelId"
FROM model CROSS JOIN unnest(tasks) AS task
    ON CONFLICT ("modelId", "taskId") DO UPDATE SET downloads = excluded.downloads
    WHERE known.downloads <> excluded.downloads;
