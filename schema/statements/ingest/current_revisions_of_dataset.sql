-- current_revisions_of_dataset

SELECT origin.revision FROM origin JOIN dataset_origin own ON own."originId" = origin.id AND own."isCurrent"
WHERE origin."hubId" = 'local' AND origin.kind = $1 AND origin."externalId" = $2
  AND origin.source <> 'starter';
