-- find_metric

SELECT id, minimum, maximum FROM metric
WHERE replace(replace(lower($1), ' ', '_'), '-', '_') IN (replace(replace(lower(id), ' ', '_'), '-', '_'), replace(replace(lower(name), ' ', '_'), '-', '_'))
  OR EXISTS (SELECT FROM unnest(aliases) alias WHERE replace(replace(lower(alias), ' ', '_'), '-', '_') = replace(replace(lower($1), ' ', '_'), '-', '_'))
ORDER BY replace(replace(lower(id), ' ', '_'), '-', '_') = replace(replace(lower($1), ' ', '_'), '-', '_') DESC, id LIMIT 1;
