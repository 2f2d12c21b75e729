-- recommend.changed_since

SELECT coalesce((
  SELECT sequence FROM change WHERE "entityType" <> 'TransferEdge' ORDER BY sequence DESC LIMIT 1
), 0) > $1 AS "hasChanged";
