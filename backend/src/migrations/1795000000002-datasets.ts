import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Datasets1795000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE import_dataset (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        org_id uuid NOT NULL REFERENCES organization ON DELETE CASCADE,
        name text NOT NULL,
        description text,
        currency text,
        import_mode text NOT NULL DEFAULT 'replace' CHECK (import_mode IN ('replace', 'append')),
        slice_by text NOT NULL DEFAULT 'date,channel'
          CHECK (slice_by IN ('date', 'date,channel', 'date,channel,campaign')),
        active_schema_version int,
        created_by uuid REFERENCES app_user ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (org_id, id)
      );
      CREATE UNIQUE INDEX import_dataset_name ON import_dataset (org_id, lower(name));

      CREATE TABLE dataset_schema_version (
        dataset_id uuid NOT NULL,
        version int NOT NULL,
        org_id uuid NOT NULL,
        mapping jsonb NOT NULL,
        rules jsonb NOT NULL,
        created_by uuid REFERENCES app_user ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (dataset_id, version),
        FOREIGN KEY (org_id, dataset_id) REFERENCES import_dataset (org_id, id) ON DELETE CASCADE
      );

      GRANT SELECT, INSERT, UPDATE, DELETE ON import_dataset TO etl_app;
      GRANT SELECT, INSERT ON dataset_schema_version TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE dataset_schema_version, import_dataset');
  }
}
