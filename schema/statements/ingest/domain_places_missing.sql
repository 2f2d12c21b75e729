-- domain_places_missing

SELECT count(*)::int AS domains FROM domain JOIN embedding
ON embedding."domainId" = domain.id AND embedding."encoderVersion" = $1 WHERE "mapVersion" IS DISTINCT FROM $2;
