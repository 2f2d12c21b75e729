-- starter_save_version

UPDATE catalog_state SET "starterVersion" = $1;
