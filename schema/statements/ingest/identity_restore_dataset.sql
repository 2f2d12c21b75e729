-- identity_restore_dataset

UPDATE dataset SET "mergedIntoId" = NULL, "updatedAt" = now(), status = coalesce(
  (SELECT "statusBefore" FROM identity_decision
    WHERE operation = 'MERGE' AND "otherDatasetId" = $1 ORDER BY id DESC LIMIT 1),
  'ACTIVE')
WHERE id = $1 AND "mergedIntoId" IS NOT NULL;
