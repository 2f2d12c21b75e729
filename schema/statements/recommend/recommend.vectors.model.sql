-- recommend.vectors.model

SELECT "modelId" AS id, array_send(vector) AS sent FROM embedding
WHERE "encoderVersion" = $1 AND "modelId" = ANY($2::int[]);
