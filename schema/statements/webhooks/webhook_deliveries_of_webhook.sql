-- webhook_deliveries_of_webhook
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."messageId" AS "messageId",
  item."webhookId" AS "webhookId",
  item."kind" AS "kind",
  item."since" AS "since",
  item."upTo" AS "upTo",
  item."changeCount" AS "changeCount",
  item."state" AS "state",
  item."attempts" AS "attempts",
  item."attemptLog" AS "attemptLog",
  item."statusCode" AS "statusCode",
  item."error" AS "error",
  item."createdAt" AS "createdAt",
  item."lastAttemptAt" AS "lastAttemptAt",
  item."nextAttemptAt" AS "nextAttemptAt",
  item."finishedAt" AS "finishedAt",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."createdAt" AS "sortKey" FROM webhook_delivery item
    WHERE item."webhookId" = parent.id
    ORDER BY item."createdAt" DESC, item.id DESC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."createdAt" AS "sortKey" FROM webhook_delivery item
    WHERE item."webhookId" = parent.id
    ORDER BY item."createdAt" DESC, item.id DESC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- where state
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."createdAt" AS "sortKey" FROM webhook_delivery item
    WHERE item."webhookId" = parent.id
      AND (item.state = ANY($2::text[]))
    ORDER BY item."createdAt" DESC, item.id DESC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id DESC;
