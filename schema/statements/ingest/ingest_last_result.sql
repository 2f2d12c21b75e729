-- ingest_last_result

SELECT coalesce(max(id), 0)::int AS last FROM transfer_result;
