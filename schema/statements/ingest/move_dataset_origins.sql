-- move_dataset_origins

UPDATE dataset_origin SET "datasetId" = $2, "homeId" = coalesce("homeId", $1) WHERE "datasetId" = $1;
