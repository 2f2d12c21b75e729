-- starter_save_domains

INSERT INTO domain (slug, name, description, aliases, "parentId")
SELECT row.slug, row.name, row.description, row.aliases, parent.id
FROM jsonb_to_recordset($1::jsonb) AS row (slug text, name text, description text, aliases text[])
LEFT JOIN domain parent ON parent.slug = regexp_replace(row.slug, '/[^/]+$', '') AND row.slug LIKE '%/%'
ORDER BY row.slug
ON CONFLICT (lower(slug)) DO UPDATE
  SET name = excluded.name, description = excluded.description, aliases = excluded.aliases
WHERE (domain.name, domain.description, domain.aliases)
  IS DISTINCT FROM (excluded.name, excluded.description, excluded.aliases);
