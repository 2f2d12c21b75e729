-- transfer_edges_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count
FROM transfer_edge item;

-- where id
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item.id = $1::int);

-- where base
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE EXISTS (SELECT FROM model root WHERE root.id = (SELECT coalesce(named."mergedIntoId", named.id) FROM model named WHERE named.id = item."baseId") AND ((root.id = $1::int) AND (lower(root.slug) = lower($2::text)) AND (root.name = $3::text) AND (root.status = ANY($4::text[])) AND (root."inputModalities" && $5::text[]) AND (root."outputModalities" && $6::text[]) AND (root.tasks && $7::text[]) AND (root.libraries && $8::text[]) AND (root.languages && $9::text[]) AND (root.tags && $10::text[]) AND (root."architectureFamily" = $11::text) AND (root."parameterCount" >= $12::bigint) AND (root.downloads >= $13::bigint) AND (root.likes >= $14::bigint) AND (root."createdAt" >= $15::timestamptz) AND (root."updatedAt" >= $16::timestamptz)));

-- where domain
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE EXISTS (SELECT FROM domain subject WHERE subject.id = item."domainId" AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL));

-- where task
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item."taskId" = $1::text);

-- where protocol
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item.protocol = ANY($1::text[]));

-- where kind
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item.kind = ANY($1::text[]));

-- where expectedGain
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item."expectedGain" >= $1::float8);

-- where compatibility
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item.compatibility >= $1::float8);

-- where margin
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item.margin >= $1::float8);

-- where evidenceCount
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item."evidenceCount" >= $1::bigint);

-- where updatedAt
SELECT count(*)::int AS count
FROM transfer_edge item
WHERE (item."updatedAt" >= $1::timestamptz);

-- of each base
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM transfer_edge item
  WHERE (item."baseId" = parent.id OR item.kind = 'DECLARED'
          AND item."baseId" = ANY (ARRAY(SELECT gone.id FROM model gone WHERE gone."mergedIntoId" = parent.id)))
) counted;

-- of each domain
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM transfer_edge item
  WHERE item."domainId" = parent.id
) counted;
