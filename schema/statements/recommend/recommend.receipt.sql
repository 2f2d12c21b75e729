-- recommend.receipt

SELECT "id", "input", "output", "catalogRevision", "recommenderVersion", "encoderVersion", "backend", "createdAt", "knowledgeRevision"
FROM receipt WHERE id = $1 AND ($3 OR (
  (asker = $2 OR (asker IS NULL AND $4))
  AND NOT EXISTS (
    SELECT FROM jsonb_path_query(output, '$.**{1 to 3}.baseId') AS named (thing) WHERE NOT EXISTS (SELECT FROM model WHERE model.id = named.thing::int))
  AND NOT EXISTS (
    SELECT FROM jsonb_path_query(output, '$.rejected[*]') AS named (thing) WHERE NOT EXISTS (SELECT FROM model WHERE model.id = named.thing::int))
  AND NOT EXISTS (
    SELECT FROM jsonb_path_query(output, '$.abstention.alternatives[*]') AS named (thing) WHERE NOT EXISTS (SELECT FROM model WHERE model.id = named.thing::int))
  AND NOT EXISTS (
    SELECT FROM jsonb_path_query(output, '$.recommendations[*].evidence[*].resultId') AS named (thing) WHERE NOT EXISTS (SELECT FROM transfer_result WHERE transfer_result.id = named.thing::int))
  AND NOT EXISTS (
    SELECT FROM jsonb_path_query(output, '$.recommendations[*].siblings.slugs[*]') AS named (thing) WHERE NOT EXISTS (SELECT FROM model WHERE model.slug = named.thing #>> '{}' UNION ALL
      SELECT FROM slug_redirect WHERE "entityType" = 'Model' AND slug_redirect.slug = named.thing #>> '{}'))
));
