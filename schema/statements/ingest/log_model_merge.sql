-- log_model_merge

INSERT INTO identity_decision (operation, "modelId", "otherModelId", "statusBefore", reason)
SELECT 'MERGE', $2, id, status, $3 FROM model WHERE id = $1;
