-- upstream_revive_models

UPDATE model SET status = 'ACTIVE', "deprecationReason" = NULL
WHERE id = ANY ($1::int[]) AND status IN ('DEPRECATED', 'REMOVED') AND "mergedIntoId" IS NULL AND "deprecationReason" = 'Its hub no longer lists it.';
