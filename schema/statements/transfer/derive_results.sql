-- derive_results

INSERT INTO transfer_result ("studyId", "baseOriginId", "adaptedOriginId", "targetOriginId", split, protocol,
      "metricId", value, derivation, "evaluationId")
    SELECT DISTINCT ON (evaluation."studyId", base.id, target."datasetId", part.split, evaluation."metricId")
      evaluation."studyId", base_origin.id, evaluation."modelOriginId", target_origin.id, part.split, 'FINE_TUNE',
      evaluation."metricId", evaluation.value, 'DERIVED', evaluation.id
    FROM unnest($1::int[]) AS child(id)
    JOIN model_origin claimed ON claimed."modelId" = child.id AND claimed."isCurrent"
    JOIN evaluation ON evaluation."modelOriginId" = claimed."originId" AND evaluation."studyId" IS NOT NULL
    CROSS JOIN LATERAL (SELECT nullif(left(concat_ws(', ', evaluation.subset, evaluation.split, evaluation."datasetRevision"),
      100), '') AS split) part
    JOIN dataset_origin target ON target."originId" = evaluation."datasetOriginId"
    JOIN metric ON metric.id = evaluation."metricId"
      AND evaluation.value >= coalesce(metric.minimum, '-Infinity')
      AND evaluation.value <= coalesce(metric.maximum, 'Infinity')
    CROSS JOIN LATERAL (
      SELECT min(parent."modelId") AS id FROM model_origin own
      JOIN lineage ON lineage."childOriginId" = own."originId"
      JOIN model_origin parent ON parent."originId" = lineage."baseOriginId" AND parent."modelId" <> child.id
      WHERE own."modelId" = child.id AND own."isCurrent" AND NOT (lineage."relationRaw" IS NULL AND EXISTS (
SELECT FROM origin own
JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
  AND other.id <> own.id
JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
JOIN lineage better ON better."childOriginId" = other.id AND better."baseOriginId" = lineage."baseOriginId"
  AND better.relation <> lineage.relation AND (better."relationRaw" IS NOT NULL OR lineage.relation = 'FINETUNE')
WHERE own.id = lineage."childOriginId"))
      HAVING count(DISTINCT parent."modelId") = 1 AND bool_or(lineage.relation = ANY($2::text[]))
    ) base
    CROSS JOIN LATERAL (SELECT min("originId") AS id FROM model_origin WHERE "modelId" = base.id) base_origin
    CROSS JOIN LATERAL (SELECT min("originId") AS id FROM dataset_origin WHERE "datasetId" = target."datasetId") target_origin
    WHERE EXISTS (
      SELECT FROM model_origin own JOIN training ON training."modelOriginId" = own."originId"
      JOIN dataset_origin trained ON trained."originId" = training."datasetOriginId"
      WHERE own."modelId" = child.id AND own."isCurrent" AND training.role = 'FINE_TUNING' AND NOT (training.role = 'FINE_TUNING' AND EXISTS (
SELECT FROM origin own
JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
  AND other.source <> own.source
JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
JOIN training better ON better."modelOriginId" = other.id AND better."datasetOriginId" = training."datasetOriginId"
  AND better.role = 'PRETRAINING'
WHERE own.id = training."modelOriginId"))
        AND trained."datasetId" = target."datasetId"
    ) AND NOT EXISTS (
      SELECT FROM transfer_result known
      JOIN model_origin known_base ON known_base."originId" = known."baseOriginId" AND known_base."modelId" = base.id
      JOIN dataset_origin known_target ON known_target."originId" = known."targetOriginId"
        AND known_target."datasetId" = target."datasetId"
      WHERE known."studyId" = evaluation."studyId" AND known."metricId" = evaluation."metricId"
        AND known.protocol = 'FINE_TUNE' AND known.split IS NOT DISTINCT FROM part.split
    )
    ORDER BY evaluation."studyId", base.id, target."datasetId", part.split, evaluation."metricId", evaluation.id
    ON CONFLICT DO NOTHING RETURNING id;
