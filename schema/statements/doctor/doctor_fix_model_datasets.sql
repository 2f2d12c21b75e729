-- doctor_fix_model_datasets

SELECT renew_model_datasets(ARRAY(SELECT id FROM model));
