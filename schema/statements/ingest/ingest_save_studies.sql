-- ingest_save_studies

WITH saved AS (
  INSERT INTO study (key, title, url, doi, repository, license, year, citation)
  SELECT key, title, url, doi, repository, license, year, citation FROM jsonb_to_recordset($1::jsonb)
AS row (key text, title text, url text, doi text, repository text, license text, year int, citation text) ORDER BY key
  ON CONFLICT (key) DO UPDATE SET (title, url, doi, repository, license, year, citation) = (coalesce(excluded.title, study.title), coalesce(excluded.url, study.url), coalesce(excluded.doi, study.doi), coalesce(excluded.repository, study.repository), coalesce(excluded.license, study.license), coalesce(excluded.year, study.year), coalesce(excluded.citation, study.citation))
  WHERE (study.title, study.url, study.doi, study.repository, study.license, study.year, study.citation) IS DISTINCT FROM (coalesce(excluded.title, study.title), coalesce(excluded.url, study.url), coalesce(excluded.doi, study.doi), coalesce(excluded.repository, study.repository), coalesce(excluded.license, study.license), coalesce(excluded.year, study.year), coalesce(excluded.citation, study.citation))
  RETURNING xmax = 0 AS "isNew"
)
SELECT count(*) FILTER (WHERE "isNew")::int AS created, count(*) FILTER (WHERE NOT "isNew")::int AS updated FROM saved;
