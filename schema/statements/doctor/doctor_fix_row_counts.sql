-- doctor_fix_row_counts

SELECT recount_rows();
