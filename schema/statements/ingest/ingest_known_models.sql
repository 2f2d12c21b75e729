-- ingest_known_models

SELECT wanted.place::int AS place, thing.id, thing.slug, thing.status = 'STUB' AS "isStub", thing.downloads, thing.likes,
  origin.revision, origin.digest, origin."isStub" AS "originIsStub", mapping."isCurrent", origin.facts IS NULL AS "isMute", origin.facts -> 'sameAs' AS "sameAs",
  EXISTS (
    SELECT FROM model_origin other JOIN origin voice ON voice.id = other."originId"
    WHERE other."modelId" = thing.id AND other."isCurrent" AND NOT voice."isStub" AND voice.facts IS NULL
      AND (voice."hubId" <> origin."hubId" OR voice."externalId" <> origin."externalId")
  ) AS "isShared"
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted ("hubId", "externalId", place)
JOIN origin ON origin."hubId" = wanted."hubId" AND origin.kind = 'MODEL'
  AND origin."externalId" = wanted."externalId"
JOIN model_origin mapping ON mapping."originId" = origin.id
JOIN model thing ON thing.id = mapping."modelId"
ORDER BY wanted.place, mapping."isCurrent", origin.id;
