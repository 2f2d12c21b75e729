-- recommend.studies

SELECT id, key, title, url, citation FROM study WHERE id IN (SELECT "studyId" FROM transfer_result) ORDER BY id;
