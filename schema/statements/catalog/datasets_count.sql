-- datasets_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL;

-- where id
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.id = $1::int);

-- where slug
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (lower(item.slug) = lower($1::text));

-- where name
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.name = $1::text);

-- where status
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.status = ANY($1::text[]));

-- where modalities
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.modalities && $1::text[]);

-- where tasks
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.tasks && $1::text[]);

-- where languages
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.languages && $1::text[]);

-- where tags
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.tags && $1::text[]);

-- where classes
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.classes >= $1::bigint);

-- where trainingExamples
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item."trainingExamples" >= $1::bigint);

-- where downloads
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.downloads >= $1::bigint);

-- where likes
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item.likes >= $1::bigint);

-- where createdAt
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item."createdAt" >= $1::timestamptz);

-- where updatedAt
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND (item."updatedAt" >= $1::timestamptz);

-- where publisher
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM publisher house WHERE house.id = item."publisherId" AND ((house.id = $1::int) AND (lower(house.slug) = lower($2::text)) AND (house.name = $3::text)));

-- where license
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM license permit WHERE permit.id = item."licenseId" AND ((permit.id = $1::text) AND (permit."commercialUse" = ANY($2::text[])) AND (permit."derivatives" = ANY($3::text[])) AND (permit."redistribution" = ANY($4::text[])) AND (permit."copyleft" = ANY($5::text[])) AND (permit."attribution" = ANY($6::text[]))));

-- where domains
SELECT count(*)::int AS count
FROM dataset item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM dataset_domain link JOIN domain subject ON subject.id = link."domainId"
        WHERE link."datasetId" = item.id AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL));

-- of each publisher
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM dataset item
  WHERE item."publisherId" = parent.id
    AND item."mergedIntoId" IS NULL
) counted;

-- of each domain
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM dataset item
  WHERE item.id IN (SELECT link."datasetId" FROM dataset_domain link WHERE link."domainId" = parent.id)
    AND item."mergedIntoId" IS NULL
) counted;
