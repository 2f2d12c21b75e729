-- audit_log_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count, true AS "isExact"
FROM audit_entry item;

-- where principal
SELECT count(*)::int AS count, true AS "isExact"
FROM audit_entry item
WHERE (item.principal = $1::text);

-- where operation
SELECT count(*)::int AS count, true AS "isExact"
FROM audit_entry item
WHERE (item.operation = $1::text);

-- where action
SELECT count(*)::int AS count, true AS "isExact"
FROM audit_entry item
WHERE (item.action = ANY($1::text[]));

-- where entityType
SELECT count(*)::int AS count, true AS "isExact"
FROM audit_entry item
WHERE (item."entityType" = $1::text);

-- where entityKey
SELECT count(*)::int AS count, true AS "isExact"
FROM audit_entry item
WHERE (item."entityKey" = $1::text);

-- where at
SELECT count(*)::int AS count, true AS "isExact"
FROM audit_entry item
WHERE (item.at >= $1::timestamptz);
