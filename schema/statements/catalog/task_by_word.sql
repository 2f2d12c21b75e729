-- task_by_word

SELECT wanted.word, meant.* FROM unnest($1::text[]) AS wanted (word) CROSS JOIN LATERAL (
  SELECT "id", "name", "description", "aliases", "inputModalities", "outputModalities" FROM task
  WHERE lower(id) = lower(wanted.word) OR lower(name) = lower(wanted.word)
    OR EXISTS (SELECT FROM unnest(aliases) alias WHERE lower(alias) = lower(wanted.word))
  ORDER BY lower(id) = lower(wanted.word) DESC, id LIMIT 1
) meant;
