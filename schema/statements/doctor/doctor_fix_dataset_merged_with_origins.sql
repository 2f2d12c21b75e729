-- doctor_fix_dataset_merged_with_origins

UPDATE dataset_origin SET "datasetId" = away."mergedIntoId", "homeId" = coalesce("homeId", away.id)
FROM dataset away WHERE away.id = "datasetId" AND away."mergedIntoId" IS NOT NULL;
