-- ingest_save_metric

INSERT INTO metric ("id", "name", "direction", "minimum", "maximum", "unit", "aliases")
SELECT "id", "name", "direction", "minimum", "maximum", "unit", "aliases" FROM jsonb_to_recordset($1::jsonb)
  AS row ("id" text, "name" text, "direction" text, "minimum" double precision, "maximum" double precision, "unit" text, "aliases" text[])
ON CONFLICT (id) DO UPDATE SET "name" = excluded."name", "direction" = excluded."direction", "minimum" = excluded."minimum", "maximum" = excluded."maximum", "unit" = excluded."unit", "aliases" = excluded."aliases"
WHERE (metric."name", metric."direction", metric."minimum", metric."maximum", metric."unit", metric."aliases")
  IS DISTINCT FROM (excluded."name", excluded."direction", excluded."minimum", excluded."maximum", excluded."unit", excluded."aliases");
