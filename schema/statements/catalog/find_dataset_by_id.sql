-- find_dataset_by_id

SELECT coalesce("mergedIntoId", id) AS id FROM dataset WHERE id = $1;
