-- doctor_fix_model_domains

UPDATE model_domain SET downloads = coalesce(model.downloads, -1) FROM model
WHERE model.id = "modelId" AND model_domain.downloads <> coalesce(model.downloads, -1);
