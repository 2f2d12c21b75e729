-- show_model

UPDATE model SET visibility = $2 WHERE id = $1 AND visibility <> $2;
