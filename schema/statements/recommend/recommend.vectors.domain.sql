-- recommend.vectors.domain

SELECT "domainId" AS id, array_send(vector) AS sent FROM embedding
WHERE "encoderVersion" = $1 AND "domainId" = ANY($2::int[]);
