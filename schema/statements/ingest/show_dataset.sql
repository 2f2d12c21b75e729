-- show_dataset

UPDATE dataset SET visibility = $2 WHERE id = $1 AND visibility <> $2;
