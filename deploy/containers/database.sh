#!/usr/bin/env bash
# Run once by the image of PostgreSQL, on an empty folder: who owns the tables, and who serves and may only append to the journal.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v owner="$DU_OWNER_PASSWORD" -v service="$DU_SERVICE_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE du_owner LOGIN PASSWORD :'owner';
CREATE ROLE du_service LOGIN PASSWORD :'service';
CREATE DATABASE district_union OWNER du_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE district_union FROM PUBLIC;
GRANT CONNECT ON DATABASE district_union TO du_service;
SQL
