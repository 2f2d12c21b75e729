-- ingest_taxonomy_version

SELECT "taxonomyVersion" FROM catalog_state;
