-- written_state

SELECT coalesce(sum(number), 0)::text AS sum, count(*)::int AS marks FROM write_mark;
