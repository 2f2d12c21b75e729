-- identity_move_dataset

UPDATE dataset_origin SET "datasetId" = $2, "homeId" = NULL
FROM origin, unnest($3::text[], $4::text[]) AS chosen (hub, "externalId")
WHERE "datasetId" = $1 AND origin.id = "originId" AND origin."hubId" = chosen.hub
  AND origin."externalId" = chosen."externalId";
