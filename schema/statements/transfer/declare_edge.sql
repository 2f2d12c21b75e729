-- declare_edge

INSERT INTO transfer_edge ("baseId", "domainId", "taskId", protocol, kind, reason, "expectedGain",
  compatibility, margin, "catalogRevision")
SELECT $1, $2, $3, $4, 'DECLARED', $5, $6, $7, $8, revision FROM catalog_state
ON CONFLICT ("baseId", "domainId", "taskId", protocol, kind) DO UPDATE SET
  reason = excluded.reason, "expectedGain" = excluded."expectedGain", compatibility = excluded.compatibility,
  margin = excluded.margin, "catalogRevision" = excluded."catalogRevision", "updatedAt" = now()
RETURNING id;
