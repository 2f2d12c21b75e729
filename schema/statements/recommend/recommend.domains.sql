-- recommend.domains

SELECT id, slug, name, description, aliases, "parentId" FROM domain ORDER BY slug;
