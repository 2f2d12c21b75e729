-- domain_ids_from

WITH RECURSIVE below AS (
  SELECT id FROM domain WHERE id = $1
  UNION SELECT domain.id FROM domain JOIN below ON domain."parentId" = below.id
) SELECT id FROM below ORDER BY id;
