-- hidden_anything

SELECT EXISTS (SELECT FROM model WHERE visibility <> 'PUBLIC')
OR EXISTS (SELECT FROM dataset WHERE visibility <> 'PUBLIC')
OR EXISTS (SELECT FROM transfer_result WHERE visibility <> 'PUBLIC') AS "isAnything";
