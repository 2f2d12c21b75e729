-- recommend.receipt

SELECT "id", "input", "output", "catalogRevision", "recommenderVersion", "encoderVersion", "backend", "createdAt"
FROM receipt WHERE id = $1;
