import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Large files in parts that several workers load: where a file may be cut, who has which part, and tables of a part's
 * own, which become the partitions of the run's. The name of such a table says which turn at the part filled it, so that
 * one that comes late meets nothing of its successor's.
 */
export class ImportParts1795000000094 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PARTS);
    await db.query(COLUMNS);
    await db.query(TABLES_OF_PARTS);
    await db.query(TABLES_OF_RUNS);
    await db.query(lostTables("r.published_epoch = of_epoch AND of_kind IN ('record', 'row_error')"));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(lostTables('r.published_epoch = of_epoch'));
    await db.query(`
      DROP FUNCTION join_run_parts, finish_run_part, create_run_part, organization_of_loading_part, run_table_columns;
      DROP TABLE import_part;
      ALTER TABLE stored_file DROP COLUMN parts;
    `);
  }
}

const PARTS = `
  -- Found when the file was uploaded: FilePart of each part; null for a file that is loaded as a whole.
  ALTER TABLE stored_file ADD COLUMN parts jsonb;

  CREATE TABLE import_part (
    run_id uuid NOT NULL,
    epoch int NOT NULL,
    part int NOT NULL,
    org_id uuid NOT NULL,
    from_byte bigint NOT NULL,
    to_byte bigint NOT NULL,
    sha256 text NOT NULL,
    first_line int NOT NULL,
    first_row int NOT NULL,
    -- The first row of what follows.
    next_row int NOT NULL,
    -- How often it was taken.
    turn int NOT NULL DEFAULT 0,
    -- Given while somebody has it; what nobody renews is taken back.
    lease_until timestamptz,
    -- Of whoever has it: the run's own attempt, which holds a place already, or another worker, which takes one for it.
    by_attempt boolean NOT NULL DEFAULT false,
    backend_pids int[] NOT NULL DEFAULT '{}',
    -- Everybody who ever had it.
    workers text[] NOT NULL DEFAULT '{}',
    -- How often whoever had it died, or gave it up.
    losses int NOT NULL DEFAULT 0,
    progress jsonb,
    -- What its rows add up to, once they are stored.
    result jsonb,
    PRIMARY KEY (run_id, epoch, part),
    FOREIGN KEY (org_id, run_id) REFERENCES import_run (org_id, id) ON DELETE CASCADE
  );
  CREATE INDEX import_part_free ON import_part (run_id, epoch, part) WHERE result IS NULL AND lease_until IS NULL;
  CREATE INDEX import_part_held ON import_part (org_id, lease_until) WHERE lease_until IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE, DELETE ON import_part TO etl_app;
  CALL wall_off('import_part', 'org_id');`;

const COLUMNS = `
  CREATE FUNCTION run_table_columns(of_kind text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
  RETURN CASE of_kind
    WHEN 'record' THEN 'row_number int NOT NULL, line int NOT NULL, date date NOT NULL, campaign text NOT NULL,
      channel text NOT NULL, spend numeric NOT NULL, clicks bigint, conversions numeric, currency text'
    WHEN 'row_error' THEN 'row_number int NOT NULL, line int NOT NULL, byte_offset bigint NOT NULL,
      codes text[] NOT NULL, fields text[] NOT NULL, columns text[] NOT NULL, messages text[] NOT NULL,
      raw_values text[] NOT NULL, cells text[] NOT NULL, lines int NOT NULL DEFAULT 1'
  END;
  REVOKE EXECUTE ON FUNCTION run_table_columns FROM PUBLIC;`;

const TABLES_OF_PARTS = `
  -- Only a session that the part names as one of its present turn's may make or finish its tables.
  CREATE FUNCTION organization_of_loading_part(of_run uuid, of_epoch int, of_part int, of_turn int) RETURNS uuid
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    found_org uuid;
  BEGIN
    SELECT p.org_id INTO found_org FROM public.import_part p JOIN public.import_run r ON r.id = p.run_id
    WHERE p.run_id = of_run AND p.epoch = of_epoch AND p.part = of_part AND p.turn = of_turn
      AND r.epoch = of_epoch AND r.status = 'RUNNING' AND pg_backend_pid() = ANY (p.backend_pids);
    IF found_org IS NULL THEN
      RAISE EXCEPTION 'This session does not load part % of run % under epoch %', of_part, of_run, of_epoch
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN found_org;
  END $$;

  -- What holds of its rows is said at once: the run's table then takes it without looking at them.
  CREATE FUNCTION create_run_part(of_run uuid, of_epoch int, of_kind text, of_part int, of_turn int) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    of_org uuid := public.organization_of_loading_part(of_run, of_epoch, of_part, of_turn);
    columns text := public.run_table_columns(of_kind);
    part_kind text := format('%s_%s_%s', of_kind, of_part, of_turn);
    name text := public.run_table_name(of_run, of_epoch, part_kind);
    bounds text;
  BEGIN
    IF columns IS NULL THEN
      RAISE EXCEPTION 'There is no kind of run table called %', of_kind USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT format('row_number >= %s AND row_number < %s', p.first_row, p.next_row) INTO STRICT bounds
    FROM public.import_part p WHERE p.run_id = of_run AND p.epoch = of_epoch AND p.part = of_part;
    EXECUTE format('CREATE TABLE run_tables.%I (%s, CHECK (%s))', name, columns, bounds);
    INSERT INTO public.run_table (run_id, epoch, kind, org_id) VALUES (of_run, of_epoch, part_kind, of_org);
    RETURN format('run_tables.%I', name);
  END $$;

  -- Nobody reads or writes it but through the run's table, behind that one's wall.
  CREATE FUNCTION finish_run_part(of_run uuid, of_epoch int, of_kind text, of_part int, of_turn int) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    name text := public.run_table_name(of_run, of_epoch, format('%s_%s_%s', of_kind, of_part, of_turn));
  BEGIN
    PERFORM public.organization_of_loading_part(of_run, of_epoch, of_part, of_turn);
    EXECUTE format('ALTER TABLE run_tables.%I ADD PRIMARY KEY (row_number)', name);
    IF of_kind = 'record' THEN
      EXECUTE format('CREATE INDEX ON run_tables.%I (date)', name);
    END IF;
    EXECUTE format('REVOKE ALL ON run_tables.%I FROM etl_app', name);
  END $$;

  REVOKE EXECUTE ON FUNCTION organization_of_loading_part, create_run_part, finish_run_part FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION create_run_part, finish_run_part TO etl_app;`;

const TABLES_OF_RUNS = `
  -- The tables of the last turns at all parts become those of the run. A part without rows is left out.
  CREATE FUNCTION join_run_parts(of_run uuid, of_epoch int) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET default_statistics_target = 20 AS $$
  DECLARE
    of_org uuid := public.organization_of_loading_run(of_run, of_epoch);
    of_kind text;
    name text;
    loaded record;
    part_kind text;
    part_name text;
  BEGIN
    PERFORM FROM public.import_part p WHERE p.run_id = of_run AND p.epoch = of_epoch AND p.result IS NULL;
    IF FOUND THEN
      RAISE EXCEPTION 'Not all parts of run % are loaded', of_run USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    FOREACH of_kind IN ARRAY ARRAY['record', 'row_error'] LOOP
      name := public.run_table_name(of_run, of_epoch, of_kind);
      EXECUTE format('CREATE TABLE run_tables.%I (%s, PRIMARY KEY (row_number)) PARTITION BY RANGE (row_number)',
        name, public.run_table_columns(of_kind));
      IF of_kind = 'record' THEN
        EXECUTE format('CREATE INDEX ON run_tables.%I (date)', name);
      END IF;
      INSERT INTO public.run_table (run_id, epoch, kind, org_id) VALUES (of_run, of_epoch, of_kind, of_org);
      FOR loaded IN
        SELECT p.part, p.turn, p.first_row, p.next_row FROM public.import_part p
        WHERE p.run_id = of_run AND p.epoch = of_epoch ORDER BY p.part
      LOOP
        part_kind := format('%s_%s_%s', of_kind, loaded.part, loaded.turn);
        part_name := public.run_table_name(of_run, of_epoch, part_kind);
        IF loaded.first_row < loaded.next_row THEN
          EXECUTE format('ALTER TABLE run_tables.%I ATTACH PARTITION run_tables.%I FOR VALUES FROM (%s) TO (%s)',
            name, part_name, loaded.first_row, loaded.next_row);
        ELSE
          EXECUTE format('DROP TABLE run_tables.%I', part_name);
        END IF;
        DELETE FROM public.run_table t WHERE t.run_id = of_run AND t.epoch = of_epoch AND t.kind = part_kind;
      END LOOP;
      EXECUTE format('ANALYZE run_tables.%I', name);
      EXECUTE format('REVOKE INSERT ON run_tables.%I FROM etl_app', name);
      CALL public.wall_off_run_table(name, of_org);
    END LOOP;
  END $$;
  REVOKE EXECUTE ON FUNCTION join_run_parts FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION join_run_parts TO etl_app;`;

/** Of a run that was published, only its own tables count: those of parts came too late, or from a turn that was lost. */
const lostTables = (isPublished: string) => `
  CREATE OR REPLACE FUNCTION drop_lost_run_table(of_run uuid, of_epoch int, of_kind text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM public.import_run r WHERE r.id = of_run
      AND ((${isPublished}) OR (r.status = 'RUNNING' AND r.epoch = of_epoch));
    IF FOUND THEN
      RAISE EXCEPTION 'Run % still has its tables of epoch %', of_run, of_epoch
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM public.run_table t WHERE t.run_id = of_run AND t.epoch = of_epoch AND t.kind = of_kind;
    IF NOT FOUND THEN RETURN false; END IF;
    EXECUTE format('DROP TABLE run_tables.%I', public.run_table_name(of_run, of_epoch, of_kind));
    RETURN true;
  END $$;`;
