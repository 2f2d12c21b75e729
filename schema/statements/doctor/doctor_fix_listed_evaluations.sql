-- doctor_fix_listed_evaluations

SELECT renew_listed_evaluations(ARRAY(SELECT id FROM model));
