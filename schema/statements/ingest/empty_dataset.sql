-- empty_dataset

UPDATE dataset SET "mergedIntoId" = $2, status = 'REMOVED', "updatedAt" = now()
WHERE id = $1 OR "mergedIntoId" = $1;
