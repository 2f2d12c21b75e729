-- identity_mark_dataset_stubs

UPDATE dataset SET status = 'STUB'
WHERE id = ANY ($1::int[]) AND status = 'ACTIVE' AND visibility = 'PUBLIC';
