-- audit_refusal

INSERT INTO audit_entry (principal, "requestId", operation, action, after, count)
VALUES ($1, $2, $3, 'REFUSED', jsonb_build_object('code', $4::text, 'message', left($5::text, 500)), $6);
