-- migrations_done

SELECT name FROM migrations ORDER BY id;
