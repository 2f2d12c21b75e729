-- is_revision_taken

SELECT FROM origin WHERE "hubId" = 'local' AND kind = $1 AND "externalId" = $2 AND revision = $3 AND digest <> $4;
