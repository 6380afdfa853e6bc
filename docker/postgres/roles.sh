#!/bin/sh
# Runs once, when the data directory is made: the owner migrates, the application only reads and writes rows.
set -eu

psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
  --set=owner_password="$(cat /run/secrets/owner_password)" \
  --set=app_password="$(cat /run/secrets/app_password)" <<'SQL'
CREATE ROLE etl_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE etl_app LOGIN PASSWORD :'app_password';
CREATE DATABASE etl_studio OWNER etl_owner;
REVOKE ALL ON DATABASE etl_studio FROM PUBLIC;
GRANT CONNECT ON DATABASE etl_studio TO etl_app;
SQL
