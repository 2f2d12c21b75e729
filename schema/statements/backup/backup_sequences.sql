-- backup_sequences

SELECT 'sequence' AS kind, sequencename AS name, coalesce(last_value, start_value)::text AS last, last_value IS NOT NULL AS "isCalled"
FROM pg_sequences WHERE schemaname = current_schema() AND sequencename <> ALL ($1::text[]) ORDER BY sequencename COLLATE "C";
