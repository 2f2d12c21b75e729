-- identity_mark_model_stubs

UPDATE model SET status = 'STUB'
WHERE id = ANY ($1::int[]) AND status = 'ACTIVE' AND visibility = 'PUBLIC';
