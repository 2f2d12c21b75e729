-- ingest_save_taxonomy_version

UPDATE catalog_state SET "taxonomyVersion" = $1;
