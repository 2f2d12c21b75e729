-- doctor_find_listed_evaluations

WITH found AS MATERIALIZED (SELECT slug AS what FROM model WHERE id IN (
SELECT "modelId" FROM ((SELECT "evaluationId", "modelId", value FROM listed_evaluation EXCEPT (SELECT * FROM listed_evaluations_of(ARRAY(SELECT id FROM model)))) UNION ALL ((SELECT * FROM listed_evaluations_of(ARRAY(SELECT id FROM model))) EXCEPT SELECT "evaluationId", "modelId", value FROM listed_evaluation)) one ("evaluationId", "modelId", value)))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
