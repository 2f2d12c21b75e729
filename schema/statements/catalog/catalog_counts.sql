-- catalog_counts
-- The text depends on what is asked. Examples:

-- every count
SELECT (SELECT count(*)::int FROM model WHERE "mergedIntoId" IS NULL) AS "models",
(SELECT count(*)::int FROM dataset WHERE "mergedIntoId" IS NULL) AS "datasets",
(SELECT count(*)::int FROM domain) AS "domains",
(SELECT count(*)::int FROM publisher) AS "publishers",
(SELECT count(*)::int FROM lineage) AS "lineages",
(SELECT count(*)::int FROM training) AS "trainings",
(SELECT count(*)::int FROM evaluation) AS "evaluations",
(SELECT count(*)::int FROM transfer_result) AS "transferResults",
(SELECT count(*)::int FROM study) AS "studies",
(SELECT count(*)::int FROM origin) AS "origins";
