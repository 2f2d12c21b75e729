-- export_studies

SELECT key, title, url, doi, repository, license, year, citation FROM study
WHERE key > $1 ORDER BY key LIMIT 1000;
