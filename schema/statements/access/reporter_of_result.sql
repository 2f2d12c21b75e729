-- reporter_of_result

SELECT principal FROM audit_entry
WHERE "entityType" = 'TransferResult' AND "entityKey" = $1::text AND action = 'CREATED';
