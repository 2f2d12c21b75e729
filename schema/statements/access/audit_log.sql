-- audit_log
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."at" AS "at",
  item."principal" AS "principal",
  item."requestId" AS "requestId",
  item."operation" AS "operation",
  item."action" AS "action",
  item."entityType" AS "entityType",
  item."entityKey" AS "entityKey",
  item."before" AS "before",
  item."after" AS "after",
  item."count" AS "count",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item.at AS "sortKey" FROM audit_entry item
  ORDER BY item.at DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, item.at AS "sortKey" FROM audit_entry item
  ORDER BY item.at DESC, item.id DESC
  LIMIT 20
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by AT ASC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item.at AS "sortKey" FROM audit_entry item
  WHERE item.at >= $1::timestamptz AND (item.at > $1::timestamptz OR item.id > $2::int)
  ORDER BY item.at ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by AT DESC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item.at AS "sortKey" FROM audit_entry item
  WHERE item.at <= $1::timestamptz AND (item.at < $1::timestamptz OR item.id < $2::int)
  ORDER BY item.at DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- the last ones before a place
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item.at AS "sortKey" FROM audit_entry item
  WHERE item.at >= $1::timestamptz AND (item.at > $1::timestamptz OR item.id > $2::int)
  ORDER BY item.at ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;
