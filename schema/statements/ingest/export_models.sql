-- export_models

SELECT origin."hubId" AS hub, origin."externalId", origin.revision, origin.source, origin.parts, origin.url,
  CASE WHEN $5 THEN origin.raw END AS raw, origin.facts,
  thing.visibility <> 'PUBLIC' AS "isPrivate",
  EXISTS (SELECT FROM model_version version WHERE version."originId" = origin.id) AS "hasVersion",
  jsonb_build_object('downloads', thing.downloads, 'likes', thing.likes, 'countedAt', thing."countedAt") AS counters,
  (SELECT jsonb_agg(DISTINCT jsonb_build_object('hub', other."hubId", 'externalId', other."externalId",
      'sameAs', coalesce(other.facts -> 'sameAs', '[]'),
      'counts', coalesce(other.facts #> '{fields,values,downloads}', 'null') <> 'null'
        OR coalesce(other.facts #> '{fields,values,likes}', 'null') <> 'null'))
    FROM model_origin kin JOIN origin other ON other.id = kin."originId"
    WHERE kin."modelId" = thing.id AND (kin."isCurrent" OR other."isStub")) AS kin,
(SELECT coalesce(jsonb_agg(jsonb_build_object('hub', base."hubId", 'externalId', base."externalId",
    'relation', relation, 'relationRaw', "relationRaw") ORDER BY base."hubId", base."externalId", relation), '[]')
  FROM lineage JOIN origin base ON base.id = "baseOriginId" WHERE "childOriginId" = origin.id) AS bases,
(SELECT coalesce(jsonb_agg(jsonb_build_object('dataset', jsonb_build_object('hub', dataset."hubId", 'externalId', dataset."externalId"), 'role', role)
    ORDER BY dataset."hubId", dataset."externalId", role), '[]')
  FROM training JOIN origin dataset ON dataset.id = "datasetOriginId" WHERE "modelOriginId" = origin.id) AS trainings,
(SELECT coalesce(jsonb_agg(to_jsonb(evaluation) || jsonb_build_object('study', study.key,
    'dataset', CASE WHEN dataset.id IS NOT NULL THEN jsonb_build_object('hub', dataset."hubId", 'externalId', dataset."externalId") END)
    ORDER BY "metricId", dataset."hubId", dataset."externalId", split, value, to_jsonb(evaluation)::text), '[]')
  FROM evaluation LEFT JOIN origin dataset ON dataset.id = "datasetOriginId" LEFT JOIN study ON study.id = "studyId"
  WHERE "modelOriginId" = origin.id) AS evaluations,
(SELECT coalesce(jsonb_agg(jsonb_build_object('uri', uri, 'format', format, 'sizeBytes', "sizeBytes", 'sha256', "sha256")
    ORDER BY uri), '[]')
  FROM artifact JOIN model_version version ON version.id = "versionId" WHERE version."originId" = origin.id) AS artifacts
FROM origin JOIN model_origin mapping ON mapping."originId" = origin.id AND mapping."isCurrent"
JOIN model thing ON thing.id = mapping."modelId"
WHERE origin.kind = 'MODEL' AND NOT origin."isStub" AND origin.facts IS NOT NULL
  AND ($1::text[] IS NULL OR origin."hubId" = ANY ($1))
  AND (origin."hubId", origin.kind, origin."externalId", origin.revision) > ($2, 'MODEL', $3, $4)
ORDER BY origin."hubId", origin.kind, origin."externalId", origin.revision LIMIT 100;
