-- identity_create_dataset

INSERT INTO dataset (slug, name, status) VALUES ($1, $2, 'STUB') RETURNING id;
