-- identity_log_dataset_split

INSERT INTO identity_decision (operation, "datasetId", "otherDatasetId", "statusBefore")
SELECT 'SPLIT', $1, id, status FROM dataset WHERE id = $2;
