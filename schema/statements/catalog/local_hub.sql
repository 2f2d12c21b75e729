-- local_hub

INSERT INTO hub (id, name) VALUES ('local', 'This catalogue') ON CONFLICT DO NOTHING;
