-- ask_of_webhook

UPDATE webhook asked SET "askedAt" = ARRAY(SELECT earlier FROM unnest("askedAt") earlier WHERE earlier > $3) || $2::timestamptz
WHERE id = $1 AND (SELECT count(*) FROM webhook own, unnest(own."askedAt") earlier
  WHERE own."createdBy" = asked."createdBy" AND earlier > $3) < $4
RETURNING id;
