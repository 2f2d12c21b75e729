-- ingest_insert_evaluations

WITH written AS (INSERT INTO evaluation ("modelOriginId", "datasetOriginId", subset, "datasetRevision", "taskId", split, "metricId", value,
  verified, "studyId", "sourceUrl")
SELECT row."modelOriginId", row."datasetOriginId", row.subset, row."datasetRevision", row."taskId", row.split,
  row."metricId", row.value, row.verified, study.id, row."sourceUrl"
FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::float8[], $9::boolean[],
    $10::text[], $11::text[])
  AS row ("modelOriginId", "datasetOriginId", subset, "datasetRevision", "taskId", split, "metricId", value, verified, study,
    "sourceUrl")
LEFT JOIN study ON study.key = row.study
ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*)::int AS written FROM written;
