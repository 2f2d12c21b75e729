-- embedding_count

SELECT ((SELECT count(*) FROM domain) + (SELECT count(*) FROM dataset WHERE status <> 'STUB')
+ (SELECT count(*) FROM model WHERE status <> 'STUB'))::int AS subjects;
