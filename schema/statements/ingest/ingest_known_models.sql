-- ingest_known_models

SELECT wanted.place::int AS place, thing.id, thing.slug, thing.status = 'STUB' AS "isStub", thing.visibility <> 'PUBLIC' AS "isHidden",
  thing.downloads, thing.likes, thing."countedAt",
  origin.revision, origin.digest, origin."isStub" AS "originIsStub", mapping."isCurrent", origin.facts IS NULL AS "lacksFacts", origin.facts -> 'sameAs' AS "sameAs",
  mapping."goneSince" IS NOT NULL AS "isGone", origin.source, origin.parts, origin.facts #>> '{fields,values,updatedAt}' AS "updatedAt",
  EXISTS (
    SELECT FROM model_origin other JOIN origin other_origin ON other_origin.id = other."originId"
    WHERE other."modelId" = thing.id AND other."isCurrent" AND NOT other_origin."isStub" AND other_origin.facts IS NULL
      AND (other_origin."hubId" <> origin."hubId" OR other_origin."externalId" <> origin."externalId")
  ) AS "isShared"
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted ("hubId", "externalId", place)
JOIN origin ON origin."hubId" = wanted."hubId" AND origin.kind = 'MODEL'
  AND origin."externalId" = wanted."externalId"
JOIN model_origin mapping ON mapping."originId" = origin.id
JOIN model thing ON thing.id = mapping."modelId"
ORDER BY wanted.place, mapping."isCurrent", origin.id;
