-- models_for_kinds

SELECT id, kind, "architectureFamily", "architectureName", tasks, libraries, "inputModalities", "outputModalities"
FROM model WHERE id > $1 AND status <> 'STUB' ORDER BY id LIMIT 5000;
