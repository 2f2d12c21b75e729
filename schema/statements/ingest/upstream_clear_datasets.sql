-- upstream_clear_datasets

UPDATE dataset_origin own SET "goneSince" = NULL
FROM unnest($1::text[], $2::text[]) AS returned ("hubId", "externalId")
JOIN origin ON origin."hubId" = returned."hubId" AND origin.kind = 'DATASET'
  AND origin."externalId" = returned."externalId"
WHERE own."originId" = origin.id AND own."goneSince" IS NOT NULL;
