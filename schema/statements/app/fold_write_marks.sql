-- fold_write_marks

WITH folded AS (DELETE FROM write_mark RETURNING number)
INSERT INTO write_mark (number) SELECT sum(number) FROM folded HAVING count(*) > 0;
