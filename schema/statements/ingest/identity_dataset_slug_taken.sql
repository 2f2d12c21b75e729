-- identity_dataset_slug_taken

SELECT FROM dataset WHERE lower(slug) = lower($1)
UNION ALL SELECT FROM slug_redirect WHERE "entityType" = 'Dataset' AND lower(slug) = lower($1);
