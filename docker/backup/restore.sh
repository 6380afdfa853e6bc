#!/bin/sh
# Restores what backup.sh wrote, into a database that is there and empty:  restore.sh FOLDER/TIME
# Reads the same variables. The roles etl_owner and etl_app have to be there (docker/postgres/roles.sh). All or nothing.
set -eu
source=${1:?the folder of a backup}
url=${DATABASE_OWNER_URL:-$(cat "${DATABASE_OWNER_URL_FILE:?DATABASE_OWNER_URL or DATABASE_OWNER_URL_FILE is needed}")}

(cd "$source" && sha256sum --quiet --check SHA256SUMS)
tables=$(psql "$url" --no-align --tuples-only --command="SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
if [ "$tables" -gt 0 ]; then
  echo "The database holds $tables tables: restore into an empty one." >&2
  exit 1
fi
pg_restore --dbname="$url" --no-owner --enable-row-security --exit-on-error --single-transaction "$source/database.dump"
if [ -f "$source/files.tar" ]; then
  mkdir -p "${STORAGE_DIR:?STORAGE_DIR is needed: the backup holds files}"
  tar -C "$STORAGE_DIR" -xf "$source/files.tar"
fi
echo "Restored. Run the migration of the image that is to run, then start it."
