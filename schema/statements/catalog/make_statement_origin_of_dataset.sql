-- make_statement_origin_of_dataset

WITH made AS (
  INSERT INTO origin ("hubId", kind, "externalId", revision, digest, "isStub")
  VALUES ('local', $1, $2, '', '', true) RETURNING id
) INSERT INTO dataset_origin ("originId", "datasetId") SELECT id, $3 FROM made RETURNING "originId";
