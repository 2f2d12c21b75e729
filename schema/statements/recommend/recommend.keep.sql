-- recommend.keep

INSERT INTO kept_knowledge (part, format, "knowledgeRevision", digest, content) VALUES ($1, $2, $3, $4, $5);
