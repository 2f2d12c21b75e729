-- recommend.kept_state

SELECT kept."knowledgeRevision", (
  SELECT count(*)::int FROM (SELECT FROM knowledge_change WHERE sequence > kept."knowledgeRevision" LIMIT $2) newer
) AS changes
FROM kept_knowledge kept WHERE kept.format = $1 AND kept.part = 0;
