-- ingest_show_dataset_stubs

UPDATE dataset SET visibility = 'PUBLIC' WHERE id = ANY ($1::int[]) AND status = 'STUB';
