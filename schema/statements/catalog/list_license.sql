-- list_license

SELECT "id", "spdxId", "name", "url", "commercialUse", "derivatives", "redistribution", "copyleft", "attribution" FROM license ORDER BY id;
