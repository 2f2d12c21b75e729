-- export_datasets

SELECT origin."hubId" AS hub, origin."externalId", origin.revision, origin.source, origin.parts, origin.url,
  CASE WHEN $5 THEN origin.raw END AS raw, origin.facts,
  thing.visibility <> 'PUBLIC' AS "isPrivate",
  EXISTS (SELECT FROM model_version version WHERE version."originId" = origin.id) AS "hasVersion",
  jsonb_build_object('downloads', thing.downloads, 'likes', thing.likes, 'countedAt', thing."countedAt") AS counters,
  (SELECT jsonb_agg(DISTINCT jsonb_build_object('hub', other."hubId", 'externalId', other."externalId",
      'sameAs', coalesce(other.facts -> 'sameAs', '[]'),
      'counts', coalesce(other.facts #> '{fields,values,downloads}', 'null') <> 'null'
        OR coalesce(other.facts #> '{fields,values,likes}', 'null') <> 'null'))
    FROM dataset_origin kin JOIN origin other ON other.id = kin."originId"
    WHERE kin."datasetId" = thing.id AND (kin."isCurrent" OR other."isStub")) AS kin
FROM origin JOIN dataset_origin mapping ON mapping."originId" = origin.id AND mapping."isCurrent"
JOIN dataset thing ON thing.id = mapping."datasetId"
WHERE origin.kind = 'DATASET' AND NOT origin."isStub" AND origin.facts IS NOT NULL
  AND ($1::text[] IS NULL OR origin."hubId" = ANY ($1))
  AND (origin."hubId", origin.kind, origin."externalId", origin.revision) > ($2, 'DATASET', $3, $4)
ORDER BY origin."hubId", origin.kind, origin."externalId", origin.revision LIMIT 100;
