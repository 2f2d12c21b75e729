-- library_by_id

SELECT "id", "name", "url" FROM library WHERE id = ANY($1::text[]);
