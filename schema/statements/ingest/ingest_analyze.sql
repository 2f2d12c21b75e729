-- ingest_analyze

ANALYZE origin ("hubId", kind, "externalId"), publisher (id, slug), model (id, slug), model_origin ("originId", "modelId"), dataset (id, slug), dataset_origin ("originId", "datasetId"), lineage ("childOriginId", "baseOriginId"), training ("modelOriginId", "datasetOriginId"), evaluation ("modelOriginId", "datasetOriginId", "studyId"), transfer_result ("studyId", "baseOriginId", "targetOriginId", "supersedesId"), embedding ("modelId", "datasetId", "domainId", "encoderVersion");
