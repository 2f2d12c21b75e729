-- starter_state

SELECT "starterVersion", "taxonomyVersion", NOT EXISTS (
  SELECT FROM origin WHERE NOT "isStub" AND source <> 'starter'
) AS "isEmpty" FROM catalog_state;
