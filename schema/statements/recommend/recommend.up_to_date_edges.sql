-- recommend.up_to_date_edges

SELECT "domainId" FROM transfer_edge
WHERE kind <> 'DECLARED'
GROUP BY "domainId"
HAVING bool_and("recommenderVersion" IS NOT DISTINCT FROM $1)
  AND max("knowledgeRevision") >= (SELECT "knowledgeRevision" FROM catalog_state);
