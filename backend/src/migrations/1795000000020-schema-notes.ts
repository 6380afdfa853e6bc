import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a schema version was published. */
export class SchemaNotes1795000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE dataset_schema_version
        ADD COLUMN note text CHECK (char_length(note) BETWEEN 1 AND 500)
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE dataset_schema_version DROP COLUMN note');
  }
}
