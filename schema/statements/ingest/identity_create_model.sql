-- identity_create_model

INSERT INTO model (slug, name, status, visibility, "publisherId")
SELECT $1, $2, 'STUB', visibility, CASE WHEN visibility <> 'PUBLIC' THEN "publisherId" END
FROM model WHERE id = $3 RETURNING id;
