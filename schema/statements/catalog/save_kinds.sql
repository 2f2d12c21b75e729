-- save_kinds

UPDATE model SET kind = row.kind FROM unnest($1::int[], $2::text[]) AS row (id, kind) WHERE model.id = row.id;
