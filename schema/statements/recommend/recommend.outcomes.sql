-- recommend.outcomes

SELECT result.id AS "resultId", model.id AS "baseId", model.slug AS "baseSlug"
FROM transfer_result result
JOIN model_origin base ON base."originId" = result."baseOriginId"
JOIN model ON model.id = base."modelId"
WHERE result."receiptId" = $1
  AND NOT EXISTS (SELECT FROM transfer_result newer WHERE newer."supersedesId" = result.id)
ORDER BY result.id LIMIT $2;
