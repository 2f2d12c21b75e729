-- webhooks_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
    "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item;

-- where id
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
    "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
WHERE (item.id = $1::int);

-- where name
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
    "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
WHERE (item.name = $1::text);

-- where state
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
    "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
WHERE (item.state = ANY($1::text[]));

-- where ofOwner
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
    "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy" FROM webhook) item
WHERE item."createdBy" = $1::text;
