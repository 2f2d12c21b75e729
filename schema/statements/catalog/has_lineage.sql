-- has_lineage

SELECT FROM model_lineage WHERE "childId" = $1 AND "baseId" = $2 AND relation = $3;
