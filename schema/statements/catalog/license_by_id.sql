-- license_by_id

SELECT "id", "spdxId", "name", "url", "commercialUse", "derivatives", "redistribution", "copyleft", "attribution" FROM license WHERE id = ANY($1::text[]);
