-- recommend.kept_empty

DELETE FROM kept_knowledge;
