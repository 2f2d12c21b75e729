-- is_any_hidden

SELECT FROM model WHERE id = ANY ($1::int[]) AND visibility <> 'PUBLIC'
UNION ALL SELECT FROM dataset WHERE id = ANY ($2::int[]) AND visibility <> 'PUBLIC' LIMIT 1;
