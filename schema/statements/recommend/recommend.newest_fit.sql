-- recommend.newest_fit

SELECT "id", "version", "catalogRevision", "settings", "search", "columnKeys", "noise", "resultIds", "z", "dual", "leftOut", "solution", "createdAt" FROM scorer_fit WHERE "scorerVersion" = $1 AND "encoderVersion" = $2 ORDER BY id DESC LIMIT 1;
