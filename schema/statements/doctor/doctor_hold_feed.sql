-- doctor_hold_feed

SELECT FROM catalog_state WHERE id = 1 FOR NO KEY UPDATE;
