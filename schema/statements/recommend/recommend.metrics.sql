-- recommend.metrics

SELECT id, name, direction, minimum, maximum FROM metric ORDER BY id;
