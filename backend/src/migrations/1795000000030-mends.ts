import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATE_RUN_TABLE = (lines: string) => `
  CREATE OR REPLACE FUNCTION create_run_table(of_run uuid, of_epoch int, of_kind text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    of_org uuid := public.organization_of_loading_run(of_run, of_epoch);
    columns text := CASE of_kind
      WHEN 'record' THEN 'row_number int NOT NULL, line int NOT NULL, date date NOT NULL, campaign text NOT NULL,
        channel text NOT NULL, spend numeric NOT NULL, clicks bigint, conversions numeric, currency text'
      WHEN 'row_error' THEN 'row_number int NOT NULL, line int NOT NULL, byte_offset bigint NOT NULL,
        codes text[] NOT NULL, fields text[] NOT NULL, columns text[] NOT NULL, messages text[] NOT NULL,
        raw_values text[] NOT NULL, cells text[] NOT NULL${lines}'
    END;
  BEGIN
    IF columns IS NULL THEN
      RAISE EXCEPTION 'There is no kind of run table called %', of_kind USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format('CREATE TABLE run_tables.%I (%s)',
      public.run_table_name(of_run, of_epoch, of_kind), columns);
    INSERT INTO public.run_table (run_id, epoch, kind, org_id) VALUES (of_run, of_epoch, of_kind, of_org);
  END $$;`;

const EACH_OWN_TABLE = (change: string) => `
  DO $$
  DECLARE
    own record;
  BEGIN
    FOR own IN SELECT run_id, epoch FROM run_table WHERE kind = 'row_error' LOOP
      EXECUTE format('ALTER TABLE run_tables.%I ${change}', run_table_name(own.run_id, own.epoch, 'row_error'));
    END LOOP;
  END $$;`;

const LINES = 'lines int NOT NULL DEFAULT 1';

/** What a mend takes to keep every count and sum of its run exact. */
export class Mends1795000000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Physical lines that a rejected row spans: a mend moves them to another class of the receipt.
      ALTER TABLE import_row_error ADD COLUMN ${LINES};
      ${EACH_OWN_TABLE(`ADD COLUMN ${LINES}`)}
      ${CREATE_RUN_TABLE(`, ${LINES}`)}

      -- The rejected sums are what parsed of the row before its mend.
      ALTER TABLE row_mend
        ADD COLUMN lines int NOT NULL,
        ADD COLUMN rejected_spend numeric NOT NULL,
        ADD COLUMN rejected_clicks numeric NOT NULL,
        ADD COLUMN rejected_conversions numeric NOT NULL;

      -- A row's mend is found by run and row number, a change's by its instant. No index leads from a run to all of
      -- its mends by anything else: before there are statistics, a plan would take that for as good as the row's own.
      DROP INDEX row_mend_run;
      CREATE INDEX row_mend_row ON row_mend (run_id, row_number);
      CREATE INDEX row_mend_made ON row_mend (mended_at, run_id);
      CREATE INDEX row_mend_undone ON row_mend (undone_at, run_id) WHERE undone_at < 'infinity';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE row_mend DROP COLUMN lines, DROP COLUMN rejected_spend,
        DROP COLUMN rejected_clicks, DROP COLUMN rejected_conversions;
      DROP INDEX row_mend_undone, row_mend_made, row_mend_row;
      CREATE INDEX row_mend_run ON row_mend (run_id, mended_at);
      ${CREATE_RUN_TABLE('')}
      ${EACH_OWN_TABLE('DROP COLUMN lines')}
      ALTER TABLE import_row_error DROP COLUMN lines;
    `);
  }
}
