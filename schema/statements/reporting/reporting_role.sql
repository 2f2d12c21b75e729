-- reporting_role
-- The text depends on what is asked. Examples:

-- all for one role
CREATE ROLE "grafana" LOGIN CONNECTION LIMIT 10 PASSWORD 'SCRAM-SHA-256$4096:salt$stored:server';
ALTER ROLE "grafana" IN DATABASE "catalogue" SET statement_timeout = '30000ms';
ALTER ROLE "grafana" IN DATABASE "catalogue" SET idle_in_transaction_session_timeout = '60000ms';
ALTER ROLE "grafana" IN DATABASE "catalogue" SET default_transaction_read_only = on;
ALTER ROLE "grafana" IN DATABASE "catalogue" SET search_path = "reporting";
ALTER ROLE "grafana" IN DATABASE "catalogue" SET jit = off;
GRANT CONNECT ON DATABASE "catalogue" TO "grafana";
GRANT USAGE ON SCHEMA "reporting" TO "grafana";
GRANT SELECT ON ALL TABLES IN SCHEMA "reporting" TO "grafana";
ALTER DEFAULT PRIVILEGES FOR ROLE "rootstock" IN SCHEMA "reporting" GRANT SELECT ON TABLES TO "grafana";;
