-- migrations_table

SELECT to_regclass(quote_ident(current_schema()) || '.migrations') IS NOT NULL AS "isThere";
