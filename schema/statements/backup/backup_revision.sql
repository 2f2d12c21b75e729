-- backup_revision

SELECT revision FROM catalog_state WHERE id = 1;
