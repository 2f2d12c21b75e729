-- describe_database

SELECT current_setting('server_version') AS version, current_database() AS name;
