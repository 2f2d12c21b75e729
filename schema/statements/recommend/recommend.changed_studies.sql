-- recommend.changed_studies

SELECT id, key, title, url, citation FROM study WHERE id = ANY($1::int[]) ORDER BY id;
