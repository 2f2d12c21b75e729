-- recommend.revision

SELECT state.revision, EXISTS (
  SELECT FROM change WHERE sequence > $1 AND "entityType" <> 'TransferEdge'
) AS "isOutdated", (
  SELECT max(id) FROM scorer_fit WHERE "scorerVersion" = $2 AND "encoderVersion" = $3
) AS "fitId"
FROM catalog_state state;
