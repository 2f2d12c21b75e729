-- find_model_by_id

SELECT coalesce("mergedIntoId", id) AS id FROM model WHERE id = $1;
