-- doctor_broken_parts

SELECT 'the index ' || indexrelid::regclass || ' is not valid' AS what, format('REINDEX INDEX %s', indexrelid::regclass) AS fix
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE relnamespace = current_schema()::regnamespace AND NOT indisvalid
UNION ALL SELECT 'the constraint ' || conname || ' was never checked', format('ALTER TABLE %s VALIDATE CONSTRAINT %I', conrelid::regclass, conname)
FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND NOT convalidated
UNION ALL SELECT 'the guard ' || tgname || ' is switched off', format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled IN ('D', 'R')
ORDER BY 1;
