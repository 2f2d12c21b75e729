-- list_library

SELECT "id", "name", "url" FROM library ORDER BY id;
