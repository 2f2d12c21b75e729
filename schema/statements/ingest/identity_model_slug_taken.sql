-- identity_model_slug_taken

SELECT FROM model WHERE lower(slug) = lower($1)
UNION ALL SELECT FROM slug_redirect WHERE "entityType" = 'Model' AND lower(slug) = lower($1);
