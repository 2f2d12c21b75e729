-- domain_is_within

WITH RECURSIVE above AS (
  SELECT id, "parentId" FROM domain WHERE id = $1
  UNION SELECT domain.id, domain."parentId" FROM domain JOIN above ON domain.id = above."parentId"
) SELECT FROM above WHERE id = $2;
