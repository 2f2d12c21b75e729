-- transfer_edges_count
-- The text depends on what is asked. Examples:

-- all
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    LIMIT 50001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 100000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 50000 THEN counted.rows END, greatest(tried.rows, 50001))::int AS count,
  coalesce(counted.rows <= 50000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where id
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item.id = $1::int)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item.id = $1::int)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where base
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE EXISTS (SELECT FROM model named JOIN model base ON base.id = coalesce(named."mergedIntoId", named.id)
          WHERE named.id = item."baseId" AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND ((lower(base.name) = lower($3::text) AND base.name = $3::text)) AND (base.status = ANY($4::text[])) AND (base.visibility = ANY($5::text[])) AND (base.tasks && $6::text[]) AND (base.languages && $7::text[]) AND (base.tags && $8::text[]) AND coalesce(base.gated, false) AND coalesce(base.disabled, false) AND ((coalesce(base.downloads, -1) >= $9::bigint AND base.downloads >= $9::bigint)) AND ((coalesce(base.likes, -1) >= $10::bigint AND base.likes >= $10::bigint)) AND (base."createdAt" >= $11::timestamptz) AND (base."updatedAt" >= $12::timestamptz) AND (base.kind = ANY($13::text[])) AND (base."inputModalities" && $14::text[]) AND (base."outputModalities" && $15::text[]) AND (base.libraries && $16::text[]) AND (base."architectureFamily" = $17::text) AND ((coalesce(base."parameterCount", -1) >= $18::bigint AND base."parameterCount" >= $18::bigint))))
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE EXISTS (SELECT FROM model named JOIN model base ON base.id = coalesce(named."mergedIntoId", named.id)
            WHERE named.id = item."baseId" AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND ((lower(base.name) = lower($3::text) AND base.name = $3::text)) AND (base.status = ANY($4::text[])) AND (base.visibility = ANY($5::text[])) AND (base.tasks && $6::text[]) AND (base.languages && $7::text[]) AND (base.tags && $8::text[]) AND coalesce(base.gated, false) AND coalesce(base.disabled, false) AND ((coalesce(base.downloads, -1) >= $9::bigint AND base.downloads >= $9::bigint)) AND ((coalesce(base.likes, -1) >= $10::bigint AND base.likes >= $10::bigint)) AND (base."createdAt" >= $11::timestamptz) AND (base."updatedAt" >= $12::timestamptz) AND (base.kind = ANY($13::text[])) AND (base."inputModalities" && $14::text[]) AND (base."outputModalities" && $15::text[]) AND (base.libraries && $16::text[]) AND (base."architectureFamily" = $17::text) AND ((coalesce(base."parameterCount", -1) >= $18::bigint AND base."parameterCount" >= $18::bigint))))
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where domain
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE EXISTS (SELECT FROM domain subject WHERE subject.id = item."domainId" AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL))
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE EXISTS (SELECT FROM domain subject WHERE subject.id = item."domainId" AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL))
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where task
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item."taskId" = $1::text)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item."taskId" = $1::text)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where protocol
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item.protocol = ANY($1::text[]))
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item.protocol = ANY($1::text[]))
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where kind
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item.kind = ANY($1::text[]))
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item.kind = ANY($1::text[]))
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where expectedGain
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item."expectedGain" >= $1::float8)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item."expectedGain" >= $1::float8)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where compatibility
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item.compatibility >= $1::float8)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item.compatibility >= $1::float8)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where margin
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item.margin >= $1::float8)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item.margin >= $1::float8)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where evidenceCount
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item."evidenceCount" >= $1::bigint)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item."evidenceCount" >= $1::bigint)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where updatedAt
WITH last AS MATERIALIZED (SELECT max(item.id) AS id FROM transfer_edge item),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id FROM last) / 500 AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM generate_series(1, 500) AS step, last) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (item."updatedAt" >= $1::timestamptz)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows FROM (
    SELECT FROM transfer_edge item
    WHERE (item."updatedAt" >= $1::timestamptz)
    LIMIT 10001
  ) one
  HAVING NOT (SELECT hits >= 25 AND rows >= 20000 FROM tried)
)
SELECT coalesce(CASE WHEN counted.rows <= 10000 THEN counted.rows END, greatest(tried.rows, 10001))::int AS count,
  coalesce(counted.rows <= 10000, false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- of each base
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM transfer_edge item
  WHERE (item."baseId" = parent.id OR EXISTS (SELECT FROM model merged WHERE merged."mergedIntoId" = ANY ($1::int[])) AND item.kind = 'DECLARED'
          AND item."baseId" = ANY (ARRAY(SELECT gone.id FROM model gone WHERE gone."mergedIntoId" = parent.id)))
) counted;

-- of each domain
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM transfer_edge item
  WHERE item."domainId" = parent.id
) counted;
