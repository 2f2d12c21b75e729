-- reporting_place

SELECT current_database() AS database, current_user AS owner,
  (SELECT nspname FROM pg_namespace WHERE oid = (
    SELECT relnamespace FROM pg_class WHERE oid = to_regclass(views.name || '.models'))) AS schema,
  EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "roleIsThere",
  coalesce((SELECT has_table_privilege(pg_roles.oid, to_regclass('model'), 'SELECT') FROM pg_roles WHERE rolname = $1), false) AS "roleReadsTables"
FROM (SELECT quote_ident(CASE current_schema() WHEN 'public' THEN 'reporting' ELSE current_schema() || '_reporting' END) AS name) views;
