-- make_statement_origin_of_model

WITH made AS (
  INSERT INTO origin ("hubId", kind, "externalId", revision, digest, "isStub")
  VALUES ('local', $1, $2, '', '', true) RETURNING id
) INSERT INTO model_origin ("originId", "modelId") SELECT id, $3 FROM made RETURNING "originId";
