-- doctor_exposures

SELECT (
(SELECT count(*) FROM (
  (SELECT "baseId", "modelId", audience FROM measured_line EXCEPT SELECT "baseId", "modelId", audience FROM measured_lines_of(ARRAY(
  SELECT own."modelId" FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
  UNION SELECT "baseId" FROM measured_line)))
  UNION ALL (SELECT "baseId", "modelId", audience FROM measured_lines_of(ARRAY(
  SELECT own."modelId" FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
  UNION SELECT "baseId" FROM measured_line)) EXCEPT SELECT "baseId", "modelId", audience FROM measured_line)) one)
+
(SELECT count(*) FROM (
  (SELECT "resultId", "modelId", audience, "sawTarget" FROM transfer_result_exposure EXCEPT SELECT "resultId", "modelId", audience, "sawTarget" FROM exposures_of(ARRAY(SELECT id FROM transfer_result)))
  UNION ALL (SELECT "resultId", "modelId", audience, "sawTarget" FROM exposures_of(ARRAY(SELECT id FROM transfer_result)) EXCEPT SELECT "resultId", "modelId", audience, "sawTarget" FROM transfer_result_exposure)) one))::int AS count;
