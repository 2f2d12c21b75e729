-- ingest_miscounted

SELECT count(*)::int AS count FROM hub JOIN (
  SELECT hub.id,
    count(DISTINCT origin."externalId") FILTER (WHERE origin.kind = 'MODEL')::int AS models,
    count(DISTINCT origin."externalId") FILTER (WHERE origin.kind = 'DATASET')::int AS datasets
  FROM hub
  LEFT JOIN (
    SELECT origin."hubId", origin.kind, origin."externalId" FROM model_origin mapping
    JOIN origin ON origin.id = mapping."originId" WHERE mapping."isCurrent" AND NOT origin."isStub" AND mapping.visibility = 'PUBLIC'
    UNION ALL
    SELECT origin."hubId", origin.kind, origin."externalId" FROM dataset_origin mapping
    JOIN origin ON origin.id = mapping."originId" WHERE mapping."isCurrent" AND NOT origin."isStub" AND mapping.visibility = 'PUBLIC'
  ) origin ON origin."hubId" = hub.id
  GROUP BY hub.id
) counted ON hub.id = counted.id AND (hub."modelCount", hub."datasetCount", hub."recordCount")
  IS DISTINCT FROM (counted.models, counted.datasets, counted.models + counted.datasets);
