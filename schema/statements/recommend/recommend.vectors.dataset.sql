-- recommend.vectors.dataset

SELECT "datasetId" AS id, array_send(vector) AS sent FROM embedding
WHERE "encoderVersion" = $1 AND "datasetId" = ANY($2::int[]);
