#!/usr/bin/env bash
# One role and one schema per service in the database that psql connects to (PGHOST, PGDATABASE, …).
# A role owns its schema and has no right on another one, nor on public. Safe to repeat: passwords are
# set anew, the rest stays.
#
# CAMPAIGN_PASSWORD, ENROLLMENT_PASSWORD, DISPATCH_PASSWORD must be set.
set -euo pipefail

PGDATABASE=${PGDATABASE:-${POSTGRES_DB:-campaigns}}
PGUSER=${PGUSER:-${POSTGRES_USER:-postgres}}
export PGDATABASE PGUSER

# service ROLE PASSWORD; psql quotes the values, so that a password may hold anything
service() {
  psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 -v role="$1" -v password="$2" -v database="$PGDATABASE" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" LOGIN PASSWORD :'password';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO :"role";
CREATE SCHEMA IF NOT EXISTS :"role" AUTHORIZATION :"role";
ALTER ROLE :"role" IN DATABASE :"database" SET search_path = :"role";
SQL
}

service campaign "${CAMPAIGN_PASSWORD:?}"
service enrollment "${ENROLLMENT_PASSWORD:?}"
service dispatch "${DISPATCH_PASSWORD:?}"
