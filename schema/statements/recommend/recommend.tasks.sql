-- recommend.tasks

SELECT id, name, description, aliases, "inputModalities", "outputModalities" FROM task ORDER BY id;
