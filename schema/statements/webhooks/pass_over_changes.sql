-- pass_over_changes

UPDATE webhook SET "leaseUntil" = NULL, "leaseHolder" = NULL,
  position = CASE WHEN position = $3 THEN $4 ELSE position END
WHERE id = $1 AND "leaseHolder" = $2;
