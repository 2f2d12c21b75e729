-- domain_places_load

SELECT domain.id, array_send(embedding.vector) AS sent,
    CASE WHEN "mapVersion" = $2 THEN "mapX" END AS x, CASE WHEN "mapVersion" = $2 THEN "mapY" END AS y
  FROM domain JOIN embedding
ON embedding."domainId" = domain.id AND embedding."encoderVersion" = $1 ORDER BY lower(domain.slug) COLLATE "C";
