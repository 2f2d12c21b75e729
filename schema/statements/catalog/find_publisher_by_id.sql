-- find_publisher_by_id

SELECT id AS id FROM publisher WHERE id = $1;
