-- recommend.save_fit

INSERT INTO scorer_fit (version, "scorerVersion", "encoderVersion", "catalogRevision", settings, search, "columnKeys",
  noise, "resultIds", z, dual, "leftOut", solution)
VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::text[], $8::double precision[], $9, $10, $11, $12::jsonb, $13::jsonb);
