-- delete_webhook

DELETE FROM webhook WHERE id = $1;
