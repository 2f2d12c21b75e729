-- ingest_save_library

INSERT INTO library ("id", "name", "url")
SELECT "id", "name", "url" FROM jsonb_to_recordset($1::jsonb)
  AS row ("id" text, "name" text, "url" text)
ON CONFLICT (id) DO UPDATE SET "name" = excluded."name", "url" = excluded."url"
WHERE (library."name", library."url")
  IS DISTINCT FROM (excluded."name", excluded."url");
