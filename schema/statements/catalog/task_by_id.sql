-- task_by_id

SELECT "id", "name", "description", "aliases", "inputModalities", "outputModalities" FROM task WHERE id = ANY($1::text[]);
