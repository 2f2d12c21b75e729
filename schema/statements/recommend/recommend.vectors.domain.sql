-- recommend.vectors.domain

SELECT "domainId" AS id, vector FROM embedding WHERE "encoderVersion" = $1 AND "domainId" = ANY($2::int[]);
