-- changes_within

SELECT sequence, "entityType", "entityId", slug, operation, "occurredAt" FROM change
WHERE sequence > $1 AND sequence <= $2 AND ($3::text[] IS NULL OR "entityType" = ANY ($3))
  AND ($4::text[] IS NULL OR operation = ANY ($4)) ORDER BY sequence LIMIT $5;
