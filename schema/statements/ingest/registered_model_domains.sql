-- registered_model_domains

SELECT "domainId", confidence FROM model_domain WHERE "modelId" = $1 ORDER BY "domainId";
