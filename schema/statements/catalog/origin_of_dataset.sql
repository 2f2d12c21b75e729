-- origin_of_dataset

SELECT min("originId") AS "originId" FROM dataset_origin WHERE "datasetId" = $1 HAVING count(*) > 0;
