-- recommend.kept

SELECT digest, content FROM kept_knowledge WHERE format = $1 ORDER BY part;
