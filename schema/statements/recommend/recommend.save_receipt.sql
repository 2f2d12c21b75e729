-- recommend.save_receipt

INSERT INTO receipt ("id", "input", "output", "catalogRevision", "recommenderVersion", "encoderVersion", "backend", "createdAt", "knowledgeRevision", asker, client)
SELECT $1, $2::jsonb, $3::jsonb, $4, $5, $6, $7, $8, $9, $10, $11
WHERE (SELECT count(*) FROM (SELECT FROM receipt WHERE client = $11 AND NOT EXISTS (SELECT FROM transfer_result result WHERE result."receiptId" = receipt.id) LIMIT $12) kept) < $12
RETURNING id;
