-- recommend.replace_edges

WITH later AS (
  SELECT FROM transfer_edge WHERE "domainId" = $1 AND kind <> 'DECLARED' AND "knowledgeRevision" > $5
), incoming AS (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS one ("baseId" int, "taskId" text, protocol text, kind text,
    "expectedGain" float8, compatibility float8, margin float8, "evidenceCount" int)
  WHERE NOT EXISTS (SELECT FROM later) AND EXISTS (SELECT FROM model WHERE model.id = one."baseId")
), removed AS (
  DELETE FROM transfer_edge edge
  WHERE NOT EXISTS (SELECT FROM later) AND edge."domainId" = $1 AND edge.kind <> 'DECLARED' AND NOT EXISTS (
    SELECT FROM incoming WHERE incoming."baseId" = edge."baseId" AND incoming.protocol = edge.protocol
AND incoming.kind = edge.kind AND incoming."taskId" IS NOT DISTINCT FROM edge."taskId")
  RETURNING edge.id
), altered AS (
  UPDATE transfer_edge edge SET "expectedGain" = incoming."expectedGain", compatibility = incoming.compatibility,
    margin = incoming.margin, "evidenceCount" = incoming."evidenceCount", "catalogRevision" = $3,
    "recommenderVersion" = $4, "knowledgeRevision" = $5, "updatedAt" = now()
  FROM incoming
  WHERE edge."domainId" = $1 AND incoming."baseId" = edge."baseId" AND incoming.protocol = edge.protocol
AND incoming.kind = edge.kind AND incoming."taskId" IS NOT DISTINCT FROM edge."taskId"
    AND (edge."expectedGain", edge.compatibility, edge.margin, edge."evidenceCount", edge."recommenderVersion")
      IS DISTINCT FROM (incoming."expectedGain", incoming.compatibility, incoming.margin, incoming."evidenceCount", $4)
  RETURNING edge.id
), written AS (
  INSERT INTO transfer_edge ("baseId", "domainId", "taskId", protocol, kind, "expectedGain", compatibility, margin,
    "evidenceCount", "catalogRevision", "recommenderVersion", "knowledgeRevision")
  SELECT "baseId", $1, "taskId", protocol, kind, "expectedGain", compatibility, margin, "evidenceCount", $3, $4, $5
  FROM incoming
  WHERE EXISTS (SELECT FROM domain WHERE domain.id = $1)
    AND NOT EXISTS (SELECT FROM transfer_edge edge WHERE edge."domainId" = $1 AND incoming."baseId" = edge."baseId" AND incoming.protocol = edge.protocol
AND incoming.kind = edge.kind AND incoming."taskId" IS NOT DISTINCT FROM edge."taskId")
  ON CONFLICT ("baseId", "domainId", "taskId", protocol, kind) DO UPDATE SET
    "expectedGain" = excluded."expectedGain", compatibility = excluded.compatibility, margin = excluded.margin,
    "evidenceCount" = excluded."evidenceCount", "catalogRevision" = excluded."catalogRevision",
    "recommenderVersion" = excluded."recommenderVersion", "knowledgeRevision" = excluded."knowledgeRevision",
    "updatedAt" = now()
  WHERE (transfer_edge."expectedGain", transfer_edge.compatibility, transfer_edge.margin, transfer_edge."evidenceCount",
      transfer_edge."recommenderVersion")
    IS DISTINCT FROM (excluded."expectedGain", excluded.compatibility, excluded.margin, excluded."evidenceCount",
      excluded."recommenderVersion")
  RETURNING id
), stamped AS (
  UPDATE transfer_edge SET "knowledgeRevision" = $5
  WHERE NOT EXISTS (SELECT FROM later) AND NOT EXISTS (SELECT FROM written) AND NOT EXISTS (SELECT FROM altered) AND id = (
    SELECT edge.id FROM transfer_edge edge
    WHERE edge."domainId" = $1 AND edge.kind <> 'DECLARED' AND edge.id NOT IN (SELECT id FROM removed)
    ORDER BY edge."knowledgeRevision" DESC NULLS LAST, edge.id LIMIT 1)
)
SELECT (SELECT count(*) FROM removed) + (SELECT count(*) FROM altered) + (SELECT count(*) FROM written) AS changed;
