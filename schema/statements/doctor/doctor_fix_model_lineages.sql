-- doctor_fix_model_lineages

SELECT renew_model_lineages(ARRAY(SELECT id FROM model));
