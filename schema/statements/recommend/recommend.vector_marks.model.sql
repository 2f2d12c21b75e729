-- recommend.vector_marks.model

SELECT array_send(coalesce(array_agg("modelId" ORDER BY "modelId"), '{}')) AS ids,
  array_send(coalesce(array_agg(hashtext(digest) ORDER BY "modelId"), '{}')) AS marks
FROM embedding WHERE "encoderVersion" = $1 AND "modelId" IS NOT NULL;
