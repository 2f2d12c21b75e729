-- identity_log_model_split

INSERT INTO identity_decision (operation, "modelId", "otherModelId", "statusBefore")
SELECT 'SPLIT', $1, id, status FROM model WHERE id = $2;
