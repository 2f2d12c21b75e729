-- identity_create_model

INSERT INTO model (slug, name, status) VALUES ($1, $2, 'STUB') RETURNING id;
