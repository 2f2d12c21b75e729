-- receipt_of_result

SELECT 1 FROM receipt WHERE id = $1;
