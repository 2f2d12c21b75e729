-- log_dataset_merge

INSERT INTO identity_decision (operation, "datasetId", "otherDatasetId", "statusBefore", reason)
SELECT 'MERGE', $2, id, status, $3 FROM dataset WHERE id = $1;
