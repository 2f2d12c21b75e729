-- upstream_add

INSERT INTO hub_listed ("hubId", "recordHubId", "externalId", kind, "recordSource")
SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING;
