-- changes_within

SELECT sequence, "entityType", "entityId", slug, operation, "occurredAt" FROM change
WHERE sequence > $1 AND sequence <= $2 AND ($3::text[] IS NULL OR "entityType" = ANY ($3))
  AND ($4::text[] IS NULL OR operation = ANY ($4))
  AND ($6::bigint[] IS NULL OR sequence = ANY ($6)) ORDER BY sequence LIMIT $5;
