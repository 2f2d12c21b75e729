-- move_model_origins

UPDATE model_origin SET "modelId" = $2, "homeId" = coalesce("homeId", $1) WHERE "modelId" = $1;
