-- webhook_deliveries_count
-- The text depends on what is asked. Examples:

-- of each webhook
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM webhook_delivery item
  WHERE item."webhookId" = parent.id
) counted;
