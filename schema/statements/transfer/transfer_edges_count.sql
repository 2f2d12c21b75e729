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
WHERE EXISTS (SELECT FROM model base WHERE base.id = (SELECT coalesce(named."mergedIntoId", named.id) FROM model named WHERE named.id = item."baseId") AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND (base.name = $3::text) AND (base.status = ANY($4::text[])) AND (base.kind = ANY($5::text[])) AND (base."inputModalities" && $6::text[]) AND (base."outputModalities" && $7::text[]) AND (base.tasks && $8::text[]) AND (base.libraries && $9::text[]) AND (base.languages && $10::text[]) AND (base.tags && $11::text[]) AND (base."architectureFamily" = $12::text) AND (base."parameterCount" >= $13::bigint) AND (base.downloads >= $14::bigint) AND (base.likes >= $15::bigint) AND (base."createdAt" >= $16::timestamptz) AND (base."updatedAt" >= $17::timestamptz)));

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
