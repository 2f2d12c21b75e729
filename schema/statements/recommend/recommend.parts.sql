-- recommend.parts

SELECT max(id) AS last
FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / $1::int AS part FROM model) placed
GROUP BY part ORDER BY part;
