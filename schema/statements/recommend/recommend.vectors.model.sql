-- recommend.vectors.model

SELECT "modelId" AS id, vector FROM embedding WHERE "encoderVersion" = $1 AND "modelId" = ANY($2::int[]);
