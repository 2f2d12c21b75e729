-- doctor_fix_model_merged_with_origins

UPDATE model_origin SET "modelId" = away."mergedIntoId", "homeId" = coalesce("homeId", away.id)
FROM model away WHERE away.id = "modelId" AND away."mergedIntoId" IS NOT NULL;
