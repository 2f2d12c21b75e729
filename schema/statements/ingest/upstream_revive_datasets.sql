-- upstream_revive_datasets

UPDATE dataset SET status = 'ACTIVE'
WHERE id = ANY ($1::int[]) AND status IN ('DEPRECATED', 'REMOVED') AND "mergedIntoId" IS NULL;
