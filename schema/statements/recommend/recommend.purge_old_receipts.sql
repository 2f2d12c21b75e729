-- recommend.purge_old_receipts

WITH allowed AS MATERIALIZED (SELECT set_config('rootstock.purging', 'receipt', true)),
due AS MATERIALIZED (
  SELECT id FROM receipt WHERE "createdAt" < $1 AND NOT EXISTS (SELECT FROM transfer_result result WHERE result."receiptId" = receipt.id) ORDER BY "createdAt" LIMIT $2)
DELETE FROM receipt USING allowed WHERE receipt.id = ANY (ARRAY(SELECT id FROM due))
RETURNING receipt.id;
