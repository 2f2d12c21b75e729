-- revision_for_webhooks

SELECT revision FROM catalog_state WHERE id = 1;
