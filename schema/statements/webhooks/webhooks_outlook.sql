-- webhooks_outlook

SELECT coalesce(bool_or((state = 'ACTIVE' AND ("createdBy" <> 'admin' OR $2::text IS NOT NULL)) AND ("leaseUntil" IS NULL OR "leaseUntil" <= now())
AND (EXISTS (SELECT FROM webhook_delivery due WHERE due."webhookId" = webhook.id AND due.state = 'PENDING'
    AND due."nextAttemptAt" <= $1)
  OR (position < (SELECT revision FROM catalog_state WHERE id = 1)
AND NOT EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next."isNext")) OR ("createdBy" = 'admin' AND "adminMark" IS DISTINCT FROM $2::text
OR "createdBy" IN (SELECT 'token:' || token.id FROM api_token token WHERE token."revokedAt" IS NOT NULL OR token."expiresAt" <= $1)))), false) AS "isAnythingDue",
      coalesce((SELECT revision FROM catalog_state WHERE id = 1) - min(position) FILTER (WHERE (state = 'ACTIVE' AND ("createdBy" <> 'admin' OR $2::text IS NOT NULL))), 0) AS behind
    FROM webhook;
