-- doctor_objects

WITH space AS (
  SELECT oid, CASE WHEN oid = current_schema()::regnamespace THEN '' ELSE nspname || '.' END AS prefix
  FROM pg_namespace WHERE oid IN (current_schema()::regnamespace, to_regnamespace('reporting'))
),
own AS (
  SELECT class.oid, class.relkind, prefix || class.relname AS name
  FROM pg_class class JOIN space ON space.oid = class.relnamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
),
columns AS (
  SELECT attrelid, string_agg(attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END,
    ', ' ORDER BY attname COLLATE "C") AS list
  FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped GROUP BY attrelid
),
sources AS (
  SELECT ev_class, string_agg(DISTINCT source.name || '.' || attname, ', ' ORDER BY source.name || '.' || attname) AS list
  FROM pg_rewrite JOIN pg_depend ON classid = 'pg_rewrite'::regclass AND objid = pg_rewrite.oid AND refobjid <> ev_class
  JOIN own source ON refclassid = 'pg_class'::regclass AND source.oid = refobjid
  JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
  GROUP BY ev_class
)
SELECT 'table ' || name AS what, coalesce(list, '') AS made FROM own JOIN columns ON attrelid = oid WHERE relkind IN ('r', 'p')
UNION ALL
SELECT 'view ' || name, columns.list || ' from ' || coalesce(sources.list, 'nothing')
FROM own JOIN columns ON attrelid = oid LEFT JOIN sources ON ev_class = oid WHERE relkind = 'v'
UNION ALL
SELECT 'index ' || own.name, concat(CASE WHEN indisunique THEN 'unique ' END, 'on ', holder.name, ' by ', amname, ' of ',
  (SELECT string_agg(pg_get_indexdef(indexrelid, place, true), ', ' ORDER BY place) FROM generate_series(1, indnatts) place),
  ' where ' || pg_get_expr(indpred, indrelid, true))
FROM pg_index JOIN own ON own.oid = indexrelid JOIN own holder ON holder.oid = indrelid
JOIN pg_class class ON class.oid = indexrelid JOIN pg_am am ON am.oid = class.relam
UNION ALL
SELECT 'constraint ' || conname || ' of ' || own.name, contype::text || ' ' || coalesce((SELECT string_agg(attname, ', ' ORDER BY attname COLLATE "C")
  FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)), '')
  || CASE WHEN contype = 'f' THEN ' to ' || (SELECT holder.name FROM own holder WHERE holder.oid = confrelid) || ' ' || confdeltype::text ELSE '' END
FROM pg_constraint JOIN own ON own.oid = conrelid WHERE contype IN ('c', 'f', 'p', 'u', 'x')
UNION ALL
SELECT 'trigger ' || tgname || ' of ' || own.name, concat(tgtype, ' ', proname, ' ', (SELECT string_agg(attname, ', ' ORDER BY attname COLLATE "C")
  FROM pg_attribute WHERE attrelid = tgrelid AND attnum = ANY (tgattr)))
FROM pg_trigger JOIN own ON own.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal
UNION ALL
SELECT 'function ' || prefix || proname || '(' || oidvectortypes(proargtypes) || ')',
  concat(provolatile, ' ', CASE WHEN prosecdef THEN 'of its owner ' END, md5(prosrc))
FROM pg_proc JOIN space ON space.oid = pronamespace
WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
ORDER BY 1, 2;
