-- grants_of_principal

SELECT "publisherId", role FROM publisher_grant WHERE principal = $1;
