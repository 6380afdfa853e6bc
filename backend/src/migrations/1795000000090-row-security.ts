import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The second wall between organizations, behind the conditions of the statements: row-level security on every table
 * that an organization's rows lie in. A session says in `app.org_id` for which organization it works, or `*` for the
 * product's own work on all of them; one that says nothing sees nothing.
 */
export class RowSecurity1795000000090 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(WALLS);
    await db.query(WALL_OFF_TABLES);
    await db.query(RUN_TABLES);
    await db.query(SHARED_PARTITIONS);
    await db.query(TRIGGERS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(TAKEN_DOWN);
    await db.query(`
      ${finishRunTable('')}
      DROP PROCEDURE wall_off_run_table, wall_off;
      DROP FUNCTION shared_partition, session_sees_all, session_org;
    `);
  }
}

const WALLS = `
  -- Null for a session that works for all, or for none.
  CREATE FUNCTION session_org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(nullif(current_setting('app.org_id', true), ''), '*')::uuid;

  CREATE FUNCTION session_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('app.org_id', true) = '*', false);

  -- of_org is the column that says whose a row is, or a constant. The subselects are evaluated once a statement.
  CREATE PROCEDURE wall_off(of_table text, of_org text) LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', of_table);
    EXECUTE format('CREATE POLICY of_owner ON %s TO CURRENT_USER USING (true)', of_table);
    EXECUTE format(
      'CREATE POLICY of_session ON %s USING (%s = (SELECT public.session_org()) OR (SELECT public.session_sees_all()))',
      of_table, of_org);
  END $$;
  REVOKE EXECUTE ON PROCEDURE wall_off FROM PUBLIC;`;

const WALL_OFF_TABLES = `
  DO $$
  DECLARE
    walled regclass;
  BEGIN
    CALL wall_off('organization', 'id');
    FOR walled IN
      SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attname = 'org_id' AND NOT a.attisdropped
    LOOP
      CALL wall_off(walled::text, 'org_id');
    END LOOP;
  END $$;`;

const finishRunTable = (then: string) => `
  CREATE OR REPLACE FUNCTION finish_run_table(of_run uuid, of_epoch int, of_kind text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET default_statistics_target = 20 AS $$
  DECLARE
    name text := public.run_table_name(of_run, of_epoch, of_kind);
    of_org uuid := public.organization_of_loading_run(of_run, of_epoch);
  BEGIN
    EXECUTE format('ALTER TABLE run_tables.%I ADD PRIMARY KEY (row_number)', name);
    IF of_kind = 'record' THEN
      EXECUTE format('CREATE INDEX ON run_tables.%I (date)', name);
    END IF;
    EXECUTE format('ANALYZE run_tables.%I', name);
    EXECUTE format('REVOKE INSERT ON run_tables.%I FROM etl_app', name);
    ${then}
  END $$;`;

/** COPY takes no table with row-level security: a run's own one gets its wall when its rows are in, and unseen still. */
const RUN_TABLES = `
  CREATE PROCEDURE wall_off_run_table(name text, of_org uuid) LANGUAGE sql
  AS $$ CALL public.wall_off(format('run_tables.%I', name), quote_literal(of_org) || '::uuid') $$;
  REVOKE EXECUTE ON PROCEDURE wall_off_run_table FROM PUBLIC;

  ${finishRunTable('CALL public.wall_off_run_table(name, of_org);')}

  DO $$
  DECLARE
    kept record;
  BEGIN
    FOR kept IN SELECT run_table_name(run_id, epoch, kind) AS name, org_id FROM run_table LOOP
      CALL wall_off_run_table(kept.name, kept.org_id);
    END LOOP;
  END $$;`;

/** The shared tables are read through their parents, behind the wall, and filled through partitions nobody may read. */
const SHARED_PARTITIONS = `
  ${eachSharedPartition('GRANT INSERT ON %s TO etl_app')}

  CREATE FUNCTION shared_partition(of_kind text, of_run uuid) RETURNS text LANGUAGE sql STABLE
  RETURN (
    SELECT format('import_%s_%s', of_kind, n) FROM generate_series(0, 15) n
    WHERE satisfies_hash_partition(('import_' || of_kind)::regclass, 16, n, of_run)
  );`;

/** What triggers keep follows from rows that the wall has let through. Behind it, indexes on digests would be of no use. */
const TRIGGERS = eachTriggerFunction('SECURITY DEFINER SET search_path = public, pg_temp');

const TAKEN_DOWN = `
  DO $$
  DECLARE
    walled regclass;
  BEGIN
    FOR walled IN SELECT polrelid FROM pg_policy WHERE polname = 'of_session' LOOP
      EXECUTE format('DROP POLICY of_session ON %s', walled);
      EXECUTE format('DROP POLICY of_owner ON %s', walled);
      EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY', walled);
    END LOOP;
  END $$;
  ${eachTriggerFunction('SECURITY INVOKER RESET search_path')}
  ${eachSharedPartition('REVOKE INSERT ON %s FROM etl_app')}`;

function eachSharedPartition(statement: string): string {
  return `
  DO $$
  DECLARE
    partition regclass;
  BEGIN
    FOR partition IN
      SELECT inhrelid FROM pg_inherits
      WHERE inhparent IN ('import_record'::regclass, 'import_row_error'::regclass)
    LOOP
      EXECUTE format('${statement}', partition);
    END LOOP;
  END $$;`;
}

function eachTriggerFunction(change: string): string {
  return `
  DO $$
  DECLARE
    kept regprocedure;
  BEGIN
    FOR kept IN
      SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
    LOOP
      EXECUTE format('ALTER FUNCTION %s ${change}', kept);
    END LOOP;
  END $$;`;
}
