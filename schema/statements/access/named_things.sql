-- named_things

SELECT DISTINCT ON (found.place) found.place, found.id,
      CASE found.type WHEN 'Model' THEN (SELECT "publisherId" FROM model WHERE model.id = found.id)
        WHEN 'Dataset' THEN (SELECT "publisherId" FROM dataset WHERE dataset.id = found.id)
        WHEN 'TransferResult' THEN (SELECT "publisherId" FROM transfer_result WHERE transfer_result.id = found.id)
        WHEN 'Publisher' THEN found.id END AS "publisherId",
      CASE found.type WHEN 'Model' THEN (SELECT visibility FROM model WHERE model.id = found.id)
        WHEN 'Dataset' THEN (SELECT visibility FROM dataset WHERE dataset.id = found.id)
        WHEN 'TransferResult' THEN (SELECT visibility FROM transfer_result WHERE transfer_result.id = found.id) END AS visibility,
      CASE found.type WHEN 'Model' THEN EXISTS (SELECT FROM model WHERE model.id = found.id)
        WHEN 'Dataset' THEN EXISTS (SELECT FROM dataset WHERE dataset.id = found.id)
        ELSE true END AS "isThere"
    FROM (SELECT asked.place, asked.type, coalesce(model."mergedIntoId", model.id) AS id, false AS "isFormer" FROM unnest($1::int[], $2::text[], $3::int[]) AS asked (place, type, key)
  JOIN model ON model.id = asked.key WHERE asked.type = 'Model'
UNION ALL SELECT asked.place, asked.type, coalesce(model."mergedIntoId", model.id), false FROM unnest($1::int[], $2::text[], $4::text[]) AS asked (place, type, slug)
  JOIN model ON lower(model.slug) = asked.slug WHERE asked.type = 'Model'
UNION ALL SELECT asked.place, asked.type, coalesce(dataset."mergedIntoId", dataset.id) AS id, false AS "isFormer" FROM unnest($1::int[], $2::text[], $3::int[]) AS asked (place, type, key)
  JOIN dataset ON dataset.id = asked.key WHERE asked.type = 'Dataset'
UNION ALL SELECT asked.place, asked.type, coalesce(dataset."mergedIntoId", dataset.id), false FROM unnest($1::int[], $2::text[], $4::text[]) AS asked (place, type, slug)
  JOIN dataset ON lower(dataset.slug) = asked.slug WHERE asked.type = 'Dataset'
UNION ALL SELECT asked.place, asked.type, domain.id AS id, false AS "isFormer" FROM unnest($1::int[], $2::text[], $3::int[]) AS asked (place, type, key)
  JOIN domain ON domain.id = asked.key WHERE asked.type = 'Domain'
UNION ALL SELECT asked.place, asked.type, domain.id, false FROM unnest($1::int[], $2::text[], $4::text[]) AS asked (place, type, slug)
  JOIN domain ON lower(domain.slug) = asked.slug WHERE asked.type = 'Domain'
UNION ALL SELECT asked.place, asked.type, publisher.id AS id, false AS "isFormer" FROM unnest($1::int[], $2::text[], $3::int[]) AS asked (place, type, key)
  JOIN publisher ON publisher.id = asked.key WHERE asked.type = 'Publisher'
UNION ALL SELECT asked.place, asked.type, publisher.id, false FROM unnest($1::int[], $2::text[], $4::text[]) AS asked (place, type, slug)
  JOIN publisher ON lower(publisher.slug) = asked.slug WHERE asked.type = 'Publisher'
UNION ALL SELECT asked.place, asked.type, "entityId", true FROM unnest($1::int[], $2::text[], $4::text[]) AS asked (place, type, slug)
  JOIN slug_redirect ON "entityType" = asked.type AND lower(slug_redirect.slug) = asked.slug
UNION ALL SELECT asked.place, asked.type, transfer_result.id, false FROM unnest($1::int[], $2::text[], $3::int[]) AS asked (place, type, key)
  JOIN transfer_result ON transfer_result.id = asked.key WHERE asked.type = 'TransferResult') found ORDER BY found.place, found."isFormer";
