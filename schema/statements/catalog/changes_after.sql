-- changes_after

SELECT sequence, "entityType", "entityId", slug, operation, "occurredAt" FROM change
WHERE sequence > $1 ORDER BY sequence LIMIT $2;
