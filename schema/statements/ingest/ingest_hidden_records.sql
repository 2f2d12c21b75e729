-- ingest_hidden_records

WITH told AS (SELECT * FROM unnest($1::text[], $2::text[]) AS one (hub, "externalId"))

SELECT told.hub, told."externalId" FROM told
JOIN origin ON origin."hubId" = told.hub AND origin.kind = 'MODEL' AND origin."externalId" = told."externalId"
JOIN model_origin mapping ON mapping."originId" = origin.id AND mapping.visibility <> 'PUBLIC' UNION
SELECT told.hub, told."externalId" FROM told
JOIN origin ON origin."hubId" = told.hub AND origin.kind = 'DATASET' AND origin."externalId" = told."externalId"
JOIN dataset_origin mapping ON mapping."originId" = origin.id AND mapping.visibility <> 'PUBLIC';
