-- similar_library

SELECT id FROM library CROSS JOIN LATERAL (
  SELECT greatest(similarity(lower(id), lower($1)), similarity(lower(name), lower($1))) AS likeness
) nearest WHERE likeness > 0.25 ORDER BY likeness DESC, id LIMIT 3;
