#!/bin/sh
# Backs the database up, and the files where they lie on disk:  backup.sh FOLDER
# Reads DATABASE_OWNER_URL (or DATABASE_OWNER_URL_FILE) and, for files on disk, STORAGE_DIR. The product goes on meanwhile.
# Of the database it is one instant; files are never changed once they are stored, and are copied after it.
set -eu
folder=${1:?the folder to write to}
url=${DATABASE_OWNER_URL:-$(cat "${DATABASE_OWNER_URL_FILE:?DATABASE_OWNER_URL or DATABASE_OWNER_URL_FILE is needed}")}

umask 077
target=$folder/$(date -u +%Y%m%dT%H%M%SZ)
partial=$target.partial
mkdir -p "$partial"

# The owner sees every organization's rows by a policy of its own, not past the policies.
pg_dump --dbname="$url" --format=custom --no-owner --enable-row-security --file="$partial/database.dump"
if [ -n "${STORAGE_DIR:-}" ]; then
  tar -C "$STORAGE_DIR" -cf "$partial/files.tar" .
fi
(cd "$partial" && sha256sum ./* >"SHA256SUMS")
# Whoever finds the folder by its name finds all of it.
mv "$partial" "$target"
echo "$target"
