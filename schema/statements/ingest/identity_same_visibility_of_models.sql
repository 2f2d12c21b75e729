-- identity_same_visibility_of_models

SELECT FROM model one JOIN model other ON other.id = $2
WHERE one.id = $1 AND one.visibility = other.visibility
  AND (one.visibility = 'PUBLIC' OR one."publisherId" IS NOT DISTINCT FROM other."publisherId");
