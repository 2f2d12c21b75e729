-- domain_places_save

UPDATE domain SET "mapX" = place.x, "mapY" = place.y, "mapVersion" = $1
FROM unnest($2::int[], $3::real[], $4::real[]) AS place (id, x, y)
WHERE domain.id = place.id AND ("mapX", "mapY", "mapVersion") IS DISTINCT FROM (place.x, place.y, $1)
RETURNING domain.id;
