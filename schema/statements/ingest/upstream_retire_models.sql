-- upstream_retire_models

UPDATE model_origin SET "isCurrent" = false WHERE "originId" = ANY ($1::int[]);
