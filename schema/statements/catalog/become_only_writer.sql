-- become_only_writer

SELECT FROM catalog_state WHERE id = 1 FOR NO KEY UPDATE;
