-- ingest_save_license

INSERT INTO license ("id", "spdxId", "name", "url", "commercialUse", "derivatives", "redistribution", "copyleft", "attribution")
SELECT "id", "spdxId", "name", "url", "commercialUse", "derivatives", "redistribution", "copyleft", "attribution" FROM jsonb_to_recordset($1::jsonb)
  AS row ("id" text, "spdxId" text, "name" text, "url" text, "commercialUse" text, "derivatives" text, "redistribution" text, "copyleft" text, "attribution" text)
ON CONFLICT (id) DO UPDATE SET "spdxId" = excluded."spdxId", "name" = excluded."name", "url" = excluded."url", "commercialUse" = excluded."commercialUse", "derivatives" = excluded."derivatives", "redistribution" = excluded."redistribution", "copyleft" = excluded."copyleft", "attribution" = excluded."attribution"
WHERE (license."spdxId", license."name", license."url", license."commercialUse", license."derivatives", license."redistribution", license."copyleft", license."attribution")
  IS DISTINCT FROM (excluded."spdxId", excluded."name", excluded."url", excluded."commercialUse", excluded."derivatives", excluded."redistribution", excluded."copyleft", excluded."attribution");
