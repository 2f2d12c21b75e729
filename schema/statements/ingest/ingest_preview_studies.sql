-- ingest_preview_studies

SELECT count(*) FILTER (WHERE study.id IS NULL)::int AS created,
  count(*) FILTER (WHERE study.id IS NOT NULL AND (study.title, study.url, study.doi, study.repository, study.license, study.year, study.citation) IS DISTINCT FROM (coalesce(row.title, study.title), coalesce(row.url, study.url), coalesce(row.doi, study.doi), coalesce(row.repository, study.repository), coalesce(row.license, study.license), coalesce(row.year, study.year), coalesce(row.citation, study.citation)))::int AS updated
FROM jsonb_to_recordset($1::jsonb)
AS row (key text, title text, url text, doi text, repository text, license text, year int, citation text) LEFT JOIN study ON study.key = row.key;
