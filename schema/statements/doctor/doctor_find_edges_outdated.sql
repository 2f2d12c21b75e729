-- doctor_find_edges_outdated

WITH found AS MATERIALIZED (SELECT domain.slug AS what FROM domain JOIN transfer_edge edge ON edge."domainId" = domain.id AND edge.kind <> 'DECLARED'
GROUP BY domain.id HAVING coalesce(max("knowledgeRevision"), -1) < (SELECT "knowledgeRevision" FROM catalog_state))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
