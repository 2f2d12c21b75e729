-- upstream_retire_datasets

UPDATE dataset_origin SET "isCurrent" = false WHERE "originId" = ANY ($1::int[]);
