-- recommend.touched

SELECT kind, key FROM knowledge_change WHERE sequence > $1 ORDER BY sequence LIMIT $2;
