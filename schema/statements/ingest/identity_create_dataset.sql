-- identity_create_dataset

INSERT INTO dataset (slug, name, status, visibility, "publisherId")
SELECT $1, $2, 'STUB', visibility, CASE WHEN visibility <> 'PUBLIC' THEN "publisherId" END
FROM dataset WHERE id = $3 RETURNING id;
