-- identity_move_model

UPDATE model_origin SET "modelId" = $2, "homeId" = NULL
FROM origin, unnest($3::text[], $4::text[]) AS chosen (hub, "externalId")
WHERE "modelId" = $1 AND origin.id = "originId" AND origin."hubId" = chosen.hub
  AND origin."externalId" = chosen."externalId";
