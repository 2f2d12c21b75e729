-- add_webhook_secret

INSERT INTO webhook_secret ("webhookId", secret) VALUES ($1, $2);
