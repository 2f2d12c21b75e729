-- empty_model

UPDATE model SET "mergedIntoId" = $2, status = 'REMOVED', "updatedAt" = now()
WHERE id = $1 OR "mergedIntoId" = $1;
