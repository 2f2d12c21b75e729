-- similar_publisher_slugs

SELECT slug FROM publisher WHERE similarity(lower(slug), lower($1)) > 0.3
ORDER BY similarity(lower(slug), lower($1)) DESC, slug LIMIT 3;
