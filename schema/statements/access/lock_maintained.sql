-- lock_maintained

SELECT id FROM publisher WHERE id IN (
  SELECT "publisherId" FROM publisher_grant WHERE principal = $1 AND role = 'MAINTAINER'
) ORDER BY id FOR NO KEY UPDATE;
