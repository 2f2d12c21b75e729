-- identity_restore_model

UPDATE model SET "mergedIntoId" = NULL, "updatedAt" = now(), status = coalesce(
  (SELECT "statusBefore" FROM identity_decision
    WHERE operation = 'MERGE' AND "otherModelId" = $1 ORDER BY id DESC LIMIT 1),
  'ACTIVE')
WHERE id = $1 AND "mergedIntoId" IS NOT NULL;
