-- origin_of_model

SELECT min("originId") AS "originId" FROM model_origin WHERE "modelId" = $1 HAVING count(*) > 0;
