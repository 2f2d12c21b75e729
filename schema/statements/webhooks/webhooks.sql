-- webhooks
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."name" AS "name",
  item."url" AS "url",
  item."entityTypes" AS "entityTypes",
  item."operations" AS "operations",
  item."state" AS "state",
  item."disabledAt" AS "disabledAt",
  item."disabledReason" AS "disabledReason",
  item."failingSince" AS "failingSince",
  item."deliveredUpTo" AS "deliveredUpTo",
  item."createdAt" AS "createdAt",
  item."createdBy" AS "createdBy",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
      "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
      "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 20
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by CREATED_AT ASC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
      "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
  WHERE item."createdAt" >= $1::timestamptz AND (item."createdAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."createdAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by CREATED_AT DESC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
      "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
  WHERE item."createdAt" <= $1::timestamptz AND (item."createdAt" < $1::timestamptz OR item.id < $2::int)
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by NAME ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
      "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
  WHERE lower(item.name) >= $1::text AND (lower(item.name) > $1::text OR item.id > $2::int)
  ORDER BY lower(item.name) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by NAME DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
      "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
  WHERE lower(item.name) <= $1::text AND (lower(item.name) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.name) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- the last ones before a place
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
      "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
  WHERE item."createdAt" >= $1::timestamptz AND (item."createdAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."createdAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;
