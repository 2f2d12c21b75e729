-- publishers_called

SELECT DISTINCT ON (place) place, id FROM (
  SELECT asked.place, publisher.id, false AS "isFormer" FROM unnest($1::int[], $2::int[], $3::text[]) AS asked (place, key, slug)
    JOIN publisher ON asked.key IS NULL AND lower(publisher.slug) = asked.slug
  UNION ALL SELECT asked.place, publisher.id, false FROM unnest($1::int[], $2::int[]) AS asked (place, key)
    JOIN publisher ON publisher.id = asked.key
  UNION ALL SELECT asked.place, "entityId", true FROM unnest($1::int[], $2::int[], $3::text[]) AS asked (place, key, slug)
    JOIN slug_redirect ON "entityType" = 'Publisher' AND asked.key IS NULL AND lower(slug_redirect.slug) = asked.slug
) called ORDER BY place, "isFormer";
