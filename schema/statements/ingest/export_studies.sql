-- export_studies

SELECT key, title, url, doi, repository, license, year, citation FROM study
WHERE key > $2 AND ($1::text[] IS NULL
  OR EXISTS (SELECT FROM transfer_result result JOIN origin base ON base.id = result."baseOriginId"
    WHERE result."studyId" = study.id AND base."hubId" = ANY ($1))
  OR EXISTS (SELECT FROM evaluation JOIN origin model ON model.id = evaluation."modelOriginId"
    WHERE evaluation."studyId" = study.id AND model."hubId" = ANY ($1)))
ORDER BY key LIMIT 1000;
