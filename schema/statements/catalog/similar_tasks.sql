-- similar_tasks

SELECT id FROM task CROSS JOIN LATERAL (
  SELECT max(similarity(lower(known), lower($1))) AS likeness FROM unnest(aliases || ARRAY[id, name]) known
) nearest WHERE likeness > 0.2 ORDER BY likeness DESC, id LIMIT 3;
