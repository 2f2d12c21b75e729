-- ingest_show_model_stubs

UPDATE model SET visibility = 'PUBLIC' WHERE id = ANY ($1::int[]) AND status = 'STUB';
