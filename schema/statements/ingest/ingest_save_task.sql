-- ingest_save_task

INSERT INTO task ("id", "name", "description", "aliases", "inputModalities", "outputModalities")
SELECT "id", "name", "description", "aliases", "inputModalities", "outputModalities" FROM jsonb_to_recordset($1::jsonb)
  AS row ("id" text, "name" text, "description" text, "aliases" text[], "inputModalities" text[], "outputModalities" text[])
ON CONFLICT (id) DO UPDATE SET "name" = excluded."name", "description" = excluded."description", "aliases" = excluded."aliases", "inputModalities" = excluded."inputModalities", "outputModalities" = excluded."outputModalities"
WHERE (task."name", task."description", task."aliases", task."inputModalities", task."outputModalities")
  IS DISTINCT FROM (excluded."name", excluded."description", excluded."aliases", excluded."inputModalities", excluded."outputModalities");
