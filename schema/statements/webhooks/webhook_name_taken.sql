-- webhook_name_taken

SELECT id FROM webhook WHERE "createdBy" = $1 AND lower(name) = lower($2) AND id <> $3;
