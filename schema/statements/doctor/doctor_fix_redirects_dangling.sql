-- doctor_fix_redirects_dangling

DELETE FROM slug_redirect WHERE ("entityType" = 'Model' AND NOT EXISTS (SELECT FROM model WHERE id = "entityId")) OR ("entityType" = 'Dataset' AND NOT EXISTS (SELECT FROM dataset WHERE id = "entityId")) OR ("entityType" = 'Domain' AND NOT EXISTS (SELECT FROM domain WHERE id = "entityId")) OR ("entityType" = 'Publisher' AND NOT EXISTS (SELECT FROM publisher WHERE id = "entityId"));
