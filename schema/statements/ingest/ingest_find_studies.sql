-- ingest_find_studies

SELECT study.id, study.key, EXISTS (SELECT FROM transfer_result WHERE "studyId" = study.id) AS "hasResults"
FROM study WHERE study.key = ANY ($1::text[]);
