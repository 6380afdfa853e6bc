#!/bin/sh
# Makes the passwords and addresses that compose.yml hands to the containers, once. Nothing has a default.
set -eu
cd "$(dirname "$0")/secrets"

if [ -e postgres_password ]; then
  echo "docker/secrets is already filled; remove its files to make new ones (the data would keep the old passwords)." >&2
  exit 1
fi

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
secret() { printf '%s' "$2" >"$1"; }

# The folder is closed to other users; the files are not, because the containers read them under their own users.
chmod 700 .
umask 022

owner=$(random)
app=$(random)
redis=$(random)
secret postgres_password "$(random)"
secret owner_password "$owner"
secret app_password "$app"
secret redis_password "$redis"
secret s3_access_key "etl-studio"
secret s3_secret_key "$(random)"
secret secrets_key "$(random)"
secret grafana_password "$(random)"
secret database_owner_url "postgresql://etl_owner:$owner@postgres:5432/etl_studio"
secret database_url "postgresql://etl_app:$app@postgres:5432/etl_studio"
secret redis_url "redis://:$redis@redis:6379"
echo "docker/secrets is filled."
