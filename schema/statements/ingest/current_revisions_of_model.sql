-- current_revisions_of_model

SELECT origin.revision FROM origin JOIN model_origin own ON own."originId" = origin.id AND own."isCurrent"
WHERE origin."hubId" = 'local' AND origin.kind = $1 AND origin."externalId" = $2
  AND origin.source <> 'starter';
