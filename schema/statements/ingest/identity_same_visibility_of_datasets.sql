-- identity_same_visibility_of_datasets

SELECT FROM dataset one JOIN dataset other ON other.id = $2
WHERE one.id = $1 AND one.visibility = other.visibility
  AND (one.visibility = 'PUBLIC' OR one."publisherId" IS NOT DISTINCT FROM other."publisherId");
