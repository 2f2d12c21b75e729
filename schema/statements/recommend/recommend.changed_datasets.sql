-- recommend.changed_datasets

SELECT dataset.id, dataset.slug, dataset.name, dataset.summary, dataset.modalities, dataset.tasks, dataset.classes,
  dataset."trainingExamples", coalesce(placed."domainIds", '{}') AS "domainIds"
FROM dataset
LEFT JOIN (
  SELECT "datasetId", array_agg("domainId" ORDER BY confidence DESC, "domainId") AS "domainIds"
  FROM dataset_domain WHERE "datasetId" = ANY($1::int[]) GROUP BY "datasetId"
) placed ON placed."datasetId" = dataset.id
WHERE dataset."mergedIntoId" IS NULL AND dataset.status <> 'REMOVED' AND dataset.id = ANY($1::int[])
ORDER BY dataset.id;
