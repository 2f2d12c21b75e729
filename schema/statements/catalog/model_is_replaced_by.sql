-- model_is_replaced_by

WITH RECURSIVE chain AS (
  SELECT id, "replacementId" FROM model WHERE id = $1
  UNION SELECT model.id, model."replacementId" FROM model JOIN chain ON model.id = chain."replacementId"
) SELECT FROM chain WHERE id = $2;
