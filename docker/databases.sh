#!/usr/bin/env bash
# Runs once, in an empty PostgreSQL: one database and one owner each for the application and for Keycloak.
set -euo pipefail
for name in broletto keycloak; do
    variable="${name^^}_DB_PASSWORD"
    psql -v ON_ERROR_STOP=1 -v name="$name" -v password="${!variable}" --username "$POSTGRES_USER" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
SQL
done
