-- find_study

SELECT id, key, title, url, doi, repository, license, year, citation FROM study WHERE key = $1;
