-- doctor_fix_feed_position

UPDATE catalog_state SET revision = (SELECT max(sequence) FROM change);
