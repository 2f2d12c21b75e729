-- find_task

SELECT id FROM task WHERE lower(id) = lower($1) OR lower(name) = lower($1)
  OR EXISTS (SELECT FROM unnest(aliases) alias WHERE lower(alias) = lower($1))
ORDER BY lower(id) = lower($1) DESC, id LIMIT 1;
