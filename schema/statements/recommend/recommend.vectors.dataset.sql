-- recommend.vectors.dataset

SELECT "datasetId" AS id, vector FROM embedding WHERE "encoderVersion" = $1 AND "datasetId" = ANY($2::int[]);
