-- current_origins

SELECT DISTINCT ON (model.id) model.id AS "modelId", origin."hubId", origin."externalId", origin.revision,
  model.libraries, model.tasks
FROM model JOIN model_origin mapped ON mapped."modelId" = model.id AND mapped."isCurrent"
JOIN origin ON origin.id = mapped."originId"
WHERE model.id = ANY($1::int[]) ORDER BY model.id, origin."isStub", (origin.revision ~ '^([0-9a-f]{40})([+][0-9a-f]{12})?$') DESC, origin.id;
