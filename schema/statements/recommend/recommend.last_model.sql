-- recommend.last_model

SELECT coalesce(max(id), 0) AS last FROM model;
