import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How an organization last mapped each set of columns. */
export class MappingMemory1795000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The mapping is a copy: it outlives the dataset it comes from. No foreign key to that dataset either: starting
      -- a run would wait for every publish that holds the dataset's row.
      CREATE TABLE mapping_memory (
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        -- SHA-256 of the column names in one spelling and order.
        header_fingerprint bytea NOT NULL,
        mapping jsonb NOT NULL,
        dataset_id uuid NOT NULL,
        schema_version int NOT NULL,
        run_id uuid,
        file_name text NOT NULL,
        used_by uuid REFERENCES app_user ON DELETE SET NULL,
        used_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (org_id, header_fingerprint),
        FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE SET NULL (run_id)
      );
      CREATE INDEX mapping_memory_dataset ON mapping_memory (dataset_id, schema_version);
      CREATE INDEX mapping_memory_run ON mapping_memory (run_id);

      GRANT SELECT, INSERT, UPDATE, DELETE ON mapping_memory TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE mapping_memory');
  }
}
