-- drop_outdated_domain_redirects

DELETE FROM slug_redirect USING domain
WHERE slug_redirect."entityType" = 'Domain' AND lower(slug_redirect.slug) = lower(domain.slug);
