import type { MigrationInterface, QueryRunner } from 'typeorm';

const PARTITIONS = 16;

/**
 * Imported rows and rejected rows. The key carries the epoch: an attempt that lost its lease never
 * meets the keys of its successor. No foreign keys: they would lock `import_run` during loads.
 */
export class Records1795000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE import_record (
        org_id uuid NOT NULL,
        run_id uuid NOT NULL,
        epoch int NOT NULL,
        row_number int NOT NULL,
        line int NOT NULL,
        date date NOT NULL,
        campaign text NOT NULL,
        channel text NOT NULL,
        spend numeric NOT NULL,
        clicks bigint,
        conversions numeric,
        currency text,
        PRIMARY KEY (run_id, epoch, row_number)
      ) PARTITION BY HASH (run_id);

      -- codes, fields, columns, messages and raw_values run parallel: one entry per error of the row.
      CREATE TABLE import_row_error (
        org_id uuid NOT NULL,
        run_id uuid NOT NULL,
        epoch int NOT NULL,
        row_number int NOT NULL,
        line int NOT NULL,
        byte_offset bigint NOT NULL,
        codes text[] NOT NULL,
        fields text[] NOT NULL,
        columns text[] NOT NULL,
        messages text[] NOT NULL,
        raw_values text[] NOT NULL,
        cells text[] NOT NULL,
        PRIMARY KEY (run_id, epoch, row_number)
      ) PARTITION BY HASH (run_id);
    `);
    for (const table of ['import_record', 'import_row_error']) {
      for (let n = 0; n < PARTITIONS; n++) {
        await db.query(
          `CREATE TABLE ${table}_${n} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${n})`,
        );
      }
    }
    await db.query('GRANT SELECT, INSERT, UPDATE, DELETE ON import_record, import_row_error TO etl_app');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE import_record, import_row_error');
  }
}
