-- statement_origin_of_dataset

SELECT origin.id FROM origin JOIN dataset_origin own ON own."originId" = origin.id
WHERE own."datasetId" = $1 AND origin."hubId" = 'local' AND origin."externalId" LIKE 'statements/%'
ORDER BY origin."externalId" = $2 DESC, origin.id LIMIT 1;
