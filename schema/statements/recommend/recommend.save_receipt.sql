-- recommend.save_receipt

INSERT INTO receipt ("id", "input", "output", "catalogRevision", "recommenderVersion", "encoderVersion", "backend", "createdAt")
VALUES ($1, $2::jsonb, $3::jsonb, $4, $5, $6, $7, $8);
