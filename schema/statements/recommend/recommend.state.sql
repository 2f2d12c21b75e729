-- recommend.state

SELECT revision, "knowledgeRevision", "hidingRevision", (
  SELECT max(id) FROM scorer_fit WHERE "scorerVersion" = $1 AND "encoderVersion" = $2
) AS "fitId"
FROM catalog_state;
