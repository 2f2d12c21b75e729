-- doctor_renew_exposures

SELECT renew_measured_lines(bases), renew_exposures(bases, '{}') FROM (SELECT ARRAY(
SELECT own."modelId" FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
UNION SELECT "baseId" FROM measured_line) AS bases) every;
