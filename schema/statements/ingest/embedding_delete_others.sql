-- embedding_delete_others

DELETE FROM embedding WHERE "encoderVersion" <> ALL ($1::text[]);
