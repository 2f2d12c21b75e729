-- recommend.tasks

SELECT id, name, aliases, "inputModalities" FROM task ORDER BY id;
