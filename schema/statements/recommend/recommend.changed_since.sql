-- recommend.changed_since

SELECT coalesce((
  SELECT sequence FROM change WHERE "entityType" <> 'TransferEdge' ORDER BY sequence DESC LIMIT 1
), 0) > $1 AS "isTold",
EXISTS (
  SELECT FROM knowledge_change touched WHERE touched.sequence > $2::bigint AND CASE touched.kind
    WHEN 'MODEL' THEN EXISTS (SELECT FROM model WHERE model.id = touched.key)
    WHEN 'DATASET' THEN EXISTS (SELECT FROM dataset WHERE dataset.id = touched.key)
    WHEN 'STUDY' THEN EXISTS (SELECT FROM study WHERE study.id = touched.key)
    ELSE touched.kind IN ('TASK', 'LICENSE', 'METRIC') END
) AS "isUntold";
