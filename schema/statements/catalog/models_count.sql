-- models_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL;

-- where id
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.id = $1::int);

-- where slug
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (lower(item.slug) = lower($1::text));

-- where name
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.name = $1::text);

-- where status
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.status = ANY($1::text[]));

-- where kind
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.kind = ANY($1::text[]));

-- where inputModalities
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item."inputModalities" && $1::text[]);

-- where outputModalities
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item."outputModalities" && $1::text[]);

-- where tasks
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.tasks && $1::text[]);

-- where libraries
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.libraries && $1::text[]);

-- where languages
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.languages && $1::text[]);

-- where tags
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.tags && $1::text[]);

-- where architectureFamily
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item."architectureFamily" = $1::text);

-- where parameterCount
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item."parameterCount" >= $1::bigint);

-- where downloads
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.downloads >= $1::bigint);

-- where likes
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item.likes >= $1::bigint);

-- where createdAt
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item."createdAt" >= $1::timestamptz);

-- where updatedAt
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND (item."updatedAt" >= $1::timestamptz);

-- where publisher
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM publisher WHERE publisher.id = item."publisherId" AND ((publisher.id = $1::int) AND (lower(publisher.slug) = lower($2::text)) AND (publisher.name = $3::text)));

-- where license
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM license WHERE license.id = item."weightsLicenseId" AND ((license.id = $1::text) AND (license."commercialUse" = ANY($2::text[])) AND (license."derivatives" = ANY($3::text[])) AND (license."redistribution" = ANY($4::text[])) AND (license."copyleft" = ANY($5::text[])) AND (license."attribution" = ANY($6::text[]))));

-- where domains
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM model_domain link JOIN domain subject ON subject.id = link."domainId"
        WHERE link."modelId" = item.id AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL));

-- where trainedOn
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM model_origin mine JOIN training ON training."modelOriginId" = mine."originId"
        JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
        JOIN dataset ON dataset.id = theirs."datasetId"
        WHERE mine."modelId" = item.id AND mine."isCurrent" AND ((lower(dataset.slug) = lower($1::text)) AND (training.role = ANY($2::text[]))));

-- where bases
SELECT count(*)::int AS count
FROM model item
WHERE item."mergedIntoId" IS NULL
  AND EXISTS (SELECT FROM model_origin mine JOIN lineage claim ON claim."childOriginId" = mine."originId"
        JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
        JOIN model parent ON parent.id = theirs."modelId"
        WHERE mine."modelId" = item.id AND mine."isCurrent" AND ((lower(parent.slug) = lower($1::text)) AND (claim.relation = ANY($2::text[]))));

-- of each publisher
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM model item
  WHERE item."publisherId" = parent.id
    AND item."mergedIntoId" IS NULL
) counted;

-- of each domain
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM model item
  WHERE item.id IN (SELECT link."modelId" FROM model_domain link WHERE link."domainId" = parent.id)
    AND item."mergedIntoId" IS NULL
) counted;

-- of each dataset
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM model item
  WHERE item.id IN (SELECT mine."modelId" FROM dataset_origin theirs
          JOIN training ON training."datasetOriginId" = theirs."originId"
          JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
          WHERE theirs."datasetId" = parent.id)
    AND item."mergedIntoId" IS NULL
) counted;
