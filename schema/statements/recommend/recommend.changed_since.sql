-- recommend.changed_since

SELECT EXISTS (SELECT FROM change WHERE sequence > $1 AND "entityType" <> 'TransferEdge') AS "hasChanged";
