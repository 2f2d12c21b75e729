-- registered_dataset

SELECT dataset.slug, dataset.name, publisher.slug AS publisher, summary, modalities, tasks, languages, tags,
  coalesce("licenseRaw", "licenseId") AS data, classes, "trainingExamples", downloads, likes, to_char("countedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "countedAt"
FROM dataset LEFT JOIN publisher ON publisher.id = "publisherId" WHERE dataset.id = $1;
