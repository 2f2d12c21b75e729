-- doctor_fix_redirects_shadowed

DELETE FROM slug_redirect WHERE ("entityType" = 'Model' AND EXISTS (SELECT FROM model WHERE lower(model.slug) = lower(slug_redirect.slug))) OR ("entityType" = 'Dataset' AND EXISTS (SELECT FROM dataset WHERE lower(dataset.slug) = lower(slug_redirect.slug))) OR ("entityType" = 'Domain' AND EXISTS (SELECT FROM domain WHERE lower(domain.slug) = lower(slug_redirect.slug))) OR ("entityType" = 'Publisher' AND EXISTS (SELECT FROM publisher WHERE lower(publisher.slug) = lower(slug_redirect.slug)));
