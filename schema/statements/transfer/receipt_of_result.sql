-- receipt_of_result

SELECT 1 FROM receipt WHERE id = $1 AND ($3 OR asker = $2 OR asker IS NULL) FOR KEY SHARE;
