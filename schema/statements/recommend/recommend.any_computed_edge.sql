-- recommend.any_computed_edge

SELECT FROM transfer_edge WHERE "domainId" = $1 AND kind <> 'DECLARED' LIMIT 1;
