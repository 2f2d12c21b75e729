-- transfer_edges_count
-- The text depends on what is asked. Examples:

-- all
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where id
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT
    WHERE (place.id = $1::int)
    OFFSET 0
  ) passing CROSS JOIN LATERAL (
    SELECT item.* FROM transfer_edge item
    WHERE item.id = place.id
    LIMIT 1
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item.id = $1::int)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where base
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM model named JOIN model base ON base.id = coalesce(named."mergedIntoId", named.id)
            WHERE named.id = item."baseId" AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND ((lower(base.name) = lower($3::text) AND base.name = $3::text)) AND (base.status = ANY($4::text[])) AND (base.visibility = ANY($5::text[])) AND (base.tasks && $6::text[]) AND (base.languages && $7::text[]) AND (base.tags && $8::text[]) AND coalesce(base.gated, false) AND coalesce(base.disabled, false) AND ((coalesce(base.downloads, -1) >= $9::bigint AND base.downloads >= $9::bigint)) AND ((coalesce(base.likes, -1) >= $10::bigint AND base.likes >= $10::bigint)) AND (base."createdAt" >= $11::timestamptz) AND (base."updatedAt" >= $12::timestamptz) AND (base.kind = ANY($13::text[])) AND (base."inputModalities" && $14::text[]) AND (base."outputModalities" && $15::text[]) AND (base.tasks[1] = $16::text) AND (base.libraries && $17::text[]) AND (base."architectureFamily" = $18::text) AND ((coalesce(base."parameterCount", -1) >= $19::bigint AND base."parameterCount" >= $19::bigint))))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE EXISTS (SELECT FROM model named JOIN model base ON base.id = coalesce(named."mergedIntoId", named.id)
              WHERE named.id = item."baseId" AND ((base.id = $1::int) AND (lower(base.slug) = lower($2::text)) AND ((lower(base.name) = lower($3::text) AND base.name = $3::text)) AND (base.status = ANY($4::text[])) AND (base.visibility = ANY($5::text[])) AND (base.tasks && $6::text[]) AND (base.languages && $7::text[]) AND (base.tags && $8::text[]) AND coalesce(base.gated, false) AND coalesce(base.disabled, false) AND ((coalesce(base.downloads, -1) >= $9::bigint AND base.downloads >= $9::bigint)) AND ((coalesce(base.likes, -1) >= $10::bigint AND base.likes >= $10::bigint)) AND (base."createdAt" >= $11::timestamptz) AND (base."updatedAt" >= $12::timestamptz) AND (base.kind = ANY($13::text[])) AND (base."inputModalities" && $14::text[]) AND (base."outputModalities" && $15::text[]) AND (base.tasks[1] = $16::text) AND (base.libraries && $17::text[]) AND (base."architectureFamily" = $18::text) AND ((coalesce(base."parameterCount", -1) >= $19::bigint AND base."parameterCount" >= $19::bigint))))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where domain
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE EXISTS (SELECT FROM domain subject WHERE subject.id = item."domainId" AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE EXISTS (SELECT FROM domain subject WHERE subject.id = item."domainId" AND ((subject.id = $1::int) AND (lower(subject.slug) = lower($2::text)) AND (subject.name = $3::text) AND (subject.slug = $4::text OR starts_with(subject.slug, $4::text || '/')) AND subject."parentId" IS NULL))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where task
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item."taskId" = $1::text)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item."taskId" = $1::text)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where protocol
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.protocol = ANY($1::text[]))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item.protocol = ANY($1::text[]))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where kind
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.kind = ANY($1::text[]))
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item.kind = ANY($1::text[]))
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where expectedGain
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item."expectedGain" >= $1::float8)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item."expectedGain" >= $1::float8)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where compatibility
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.compatibility >= $1::float8)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item.compatibility >= $1::float8)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where margin
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item.margin >= $1::float8)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item.margin >= $1::float8)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where evidenceCount
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item."evidenceCount" >= $1::bigint)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item."evidenceCount" >= $1::bigint)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- where updatedAt
WITH last AS MATERIALIZED (
  SELECT id, least(400 + max(id) / 4000, 5000) AS places FROM (SELECT max(item.id) AS id FROM transfer_edge item) seen
  GROUP BY id
),
tried AS MATERIALIZED (
  SELECT count(*) AS hits, count(*) * (SELECT id::bigint / places FROM last) AS rows
  FROM (SELECT 1 + ((hashint4(step)::bigint + 2147483648) * least(last.id, 2147483647) / 4294967296)::int AS id
      FROM last CROSS JOIN LATERAL generate_series(1, last.places) AS step) AS place CROSS JOIN LATERAL (
    SELECT item.* FROM (
      SELECT item.* FROM transfer_edge item
      WHERE item.id = place.id
      LIMIT 1
    ) item
    WHERE (item."updatedAt" >= $1::timestamptz)
    OFFSET 0
  ) item
  WHERE (SELECT id > 20000 FROM last)
),
counted AS MATERIALIZED (
  SELECT count(*) AS rows, count(*) <= 1000 OR (SELECT id > 20000 FROM last) IS NOT TRUE AS "isAll"
  FROM (
    SELECT FROM (
      SELECT FROM transfer_edge item
      WHERE (item."updatedAt" >= $1::timestamptz)
      OFFSET 0
    ) one CROSS JOIN last
    LIMIT CASE WHEN (SELECT id > 20000 FROM last) THEN 1001 END
  ) one HAVING (SELECT hits >= 25 AND rows >= 2000 FROM tried) IS NOT TRUE
)
SELECT CASE WHEN counted."isAll" THEN counted.rows ELSE greatest(tried.rows, 1001) END::int AS count,
  coalesce(counted."isAll", false) AS "isExact"
FROM tried LEFT JOIN counted ON true;

-- of each base
SELECT parent.id AS "parentId", sum(counted.count)::int AS count, bool_and(counted."isExact") AS "isExact"
FROM (
  SELECT asked.id, asked.id FROM unnest($1::int[]) AS asked(id)
  UNION ALL
  SELECT gone."mergedIntoId", gone.id FROM model gone WHERE gone."mergedIntoId" = ANY ($1::int[])
) AS parent(id, "ownerId") CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM transfer_edge item
  WHERE item."baseId" = parent."ownerId"
    AND (parent."ownerId" = parent.id OR item.kind = 'DECLARED')
) counted
GROUP BY parent.id;

-- of each domain
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM transfer_edge item
  WHERE item."domainId" = parent.id
) counted;
