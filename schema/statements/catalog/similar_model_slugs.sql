-- similar_model_slugs

SELECT slug FROM model WHERE similarity(lower(slug), lower($1)) > 0.3
ORDER BY similarity(lower(slug), lower($1)) DESC, slug LIMIT 3;
