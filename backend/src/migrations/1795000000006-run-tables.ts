import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tables of their own for the rows of large runs. The application role may change no table, so functions of the owner
 * make, finish and drop them, each only for the session and the state it is meant for. A table and its line in
 * `run_table` come with the transaction that loads it: what is rolled back leaves nothing.
 */
export class RunTables1795000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA run_tables;
      GRANT USAGE ON SCHEMA run_tables TO etl_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA run_tables GRANT SELECT, INSERT ON TABLES TO etl_app;

      -- Outlives its run: that is how the tables of deleted runs are found.
      CREATE TABLE run_table (
        run_id uuid NOT NULL,
        epoch int NOT NULL,
        kind text NOT NULL,
        org_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (run_id, epoch, kind)
      );
      GRANT SELECT ON run_table TO etl_app;

      ALTER TABLE import_run ADD COLUMN own_tables boolean NOT NULL DEFAULT false;

      CREATE FUNCTION run_table_name(of_run uuid, of_epoch int, of_kind text) RETURNS text
      LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
      RETURN format('%s_%s_%s', of_kind, replace(of_run::text, '-', ''), of_epoch);

      -- Only a session that the run names as one of its present attempt's may make or finish its tables.
      CREATE FUNCTION organization_of_loading_run(of_run uuid, of_epoch int) RETURNS uuid
      LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        found_org uuid;
      BEGIN
        SELECT r.org_id INTO found_org FROM public.import_run r
        WHERE r.id = of_run AND r.epoch = of_epoch AND r.status = 'RUNNING'
          AND pg_backend_pid() = ANY (r.backend_pids);
        IF found_org IS NULL THEN
          RAISE EXCEPTION 'This session does not load run % under epoch %', of_run, of_epoch
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN found_org;
      END $$;

      CREATE FUNCTION create_run_table(of_run uuid, of_epoch int, of_kind text) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        of_org uuid := public.organization_of_loading_run(of_run, of_epoch);
        columns text := CASE of_kind
          WHEN 'record' THEN 'row_number int NOT NULL, line int NOT NULL, date date NOT NULL, campaign text NOT NULL,
            channel text NOT NULL, spend numeric NOT NULL, clicks bigint, conversions numeric, currency text'
          WHEN 'row_error' THEN 'row_number int NOT NULL, line int NOT NULL, byte_offset bigint NOT NULL,
            codes text[] NOT NULL, fields text[] NOT NULL, columns text[] NOT NULL, messages text[] NOT NULL,
            raw_values text[] NOT NULL, cells text[] NOT NULL'
        END;
      BEGIN
        IF columns IS NULL THEN
          RAISE EXCEPTION 'There is no kind of run table called %', of_kind USING ERRCODE = 'invalid_parameter_value';
        END IF;
        EXECUTE format('CREATE TABLE run_tables.%I (%s)',
          public.run_table_name(of_run, of_epoch, of_kind), columns);
        INSERT INTO public.run_table (run_id, epoch, kind, org_id) VALUES (of_run, of_epoch, of_kind, of_org);
      END $$;

      -- Keys, then statistics: a small sample is enough for tables that never change. Nobody writes into it after.
      CREATE FUNCTION finish_run_table(of_run uuid, of_epoch int, of_kind text) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET default_statistics_target = 20 AS $$
      DECLARE
        name text := public.run_table_name(of_run, of_epoch, of_kind);
      BEGIN
        PERFORM public.organization_of_loading_run(of_run, of_epoch);
        EXECUTE format('ALTER TABLE run_tables.%I ADD PRIMARY KEY (row_number)', name);
        IF of_kind = 'record' THEN
          EXECUTE format('CREATE INDEX ON run_tables.%I (date)', name);
        END IF;
        EXECUTE format('ANALYZE run_tables.%I', name);
        EXECUTE format('REVOKE INSERT ON run_tables.%I FROM etl_app', name);
      END $$;

      -- Only what no run has published and no attempt is loading. False if it was gone already.
      CREATE FUNCTION drop_lost_run_table(of_run uuid, of_epoch int, of_kind text) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM FROM public.import_run r WHERE r.id = of_run
          AND (r.published_epoch = of_epoch OR (r.status = 'RUNNING' AND r.epoch = of_epoch));
        IF FOUND THEN
          RAISE EXCEPTION 'Run % still has its tables of epoch %', of_run, of_epoch
            USING ERRCODE = 'insufficient_privilege';
        END IF;
        DELETE FROM public.run_table t WHERE t.run_id = of_run AND t.epoch = of_epoch AND t.kind = of_kind;
        IF NOT FOUND THEN RETURN false; END IF;
        EXECUTE format('DROP TABLE run_tables.%I', public.run_table_name(of_run, of_epoch, of_kind));
        RETURN true;
      END $$;

      REVOKE EXECUTE ON FUNCTION run_table_name, organization_of_loading_run, create_run_table, finish_run_table,
        drop_lost_run_table FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION create_run_table, finish_run_table, drop_lost_run_table TO etl_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION drop_lost_run_table, finish_run_table, create_run_table, organization_of_loading_run, run_table_name;
      ALTER TABLE import_run DROP COLUMN own_tables;
      DROP TABLE run_table;
      DROP SCHEMA run_tables CASCADE;
    `);
  }
}
