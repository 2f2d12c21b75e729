-- recommend.purge_surplus_receipts

WITH allowed AS MATERIALIZED (SELECT set_config('rootstock.purging', 'receipt', true)),
due AS MATERIALIZED (
  SELECT surplus.id FROM (
    SELECT client FROM receipt WHERE client IS NOT NULL GROUP BY client HAVING count(*) > $1
  ) full_share CROSS JOIN LATERAL (
    SELECT id FROM receipt WHERE receipt.client = full_share.client AND NOT EXISTS (SELECT FROM transfer_result result WHERE result."receiptId" = receipt.id)
    ORDER BY "createdAt" DESC, id OFFSET $1 LIMIT $2
  ) surplus LIMIT $2)
DELETE FROM receipt USING allowed WHERE receipt.id = ANY (ARRAY(SELECT id FROM due))
RETURNING receipt.id;
