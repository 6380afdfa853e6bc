const columns = `org_id, dataset_id, stored_file_id, file_name, file_size, sha256, mode, profile, created_by`;

/** More draft runs of a file that was uploaded once. @returns {Promise<string>} the id of a new draft */
export async function draftLike(owner, runId) {
  const { rows } = await owner.query(
    `INSERT INTO import_run (${columns}, duplicate_allowed) SELECT ${columns}, true FROM import_run WHERE id = $1
     RETURNING id`,
    [runId],
  );
  return rows[0].id;
}
