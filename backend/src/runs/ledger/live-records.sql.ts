import { isInstant } from '../../platform/http';
import { integer, RECORD_VALUES, tableOf, uuid, type RowHome } from '../rows/row-homes';

/** A run some of whose records count. */
export interface LiveHome extends RowHome {
  /** Whether every slice that the run holds counts, so that its records need not be asked one by one. */
  whole: boolean;
}

/** What of a dataset counts, now or at an instant. */
export interface LiveSet {
  orgId: string;
  datasetId: string;
  /** ISO 8601; null for now. */
  asOf: string | null;
  homes: LiveHome[];
  /** Whether its slices tell channels and campaigns apart. */
  byChannel: boolean;
  byCampaign: boolean;
}

const COLUMNS = `org_id, run_id, epoch, ${RECORD_VALUES}`;

/** What records of the dataset are in that name no currency, as a value. */
export function currencyOf({ datasetId }: Pick<LiveSet, 'datasetId'>): string {
  return `(SELECT currency FROM import_dataset WHERE id = '${uuid(datasetId)}')`;
}

/** The dataset's slices that count, as an item of FROM. */
export function liveSlicesOf(set: Pick<LiveSet, 'datasetId' | 'asOf'>, alias: string): string {
  return source('live_slice', set, alias);
}

/** The sums that count, with the columns of `run_rollup`. */
export function liveRollupsOf(set: Pick<LiveSet, 'datasetId' | 'asOf'>, alias: string): string {
  return source('live_rollup', set, alias);
}

/**
 * The records that count as an item of FROM, with the columns and the name of `import_record`: those of shared tables,
 * of own tables and of mends.
 */
export function liveRecordsOf(set: LiveSet): string {
  if (set.homes.length === 0) return '(SELECT * FROM import_record WHERE false) AS import_record';
  const branches = [...sharedBranches(set), ...ownBranches(set), ...mendBranches(set)];
  // Worked out once, whatever the number of branches that ask it.
  const live = `WITH live AS MATERIALIZED (
    SELECT run_id, date, channel, campaign FROM ${liveSlicesOf(set, 's')})`;
  return `(${live} ${branches.join(' UNION ALL ')}) AS import_record`;
}

function sharedBranches(set: LiveSet): string[] {
  const shared = set.homes.filter(({ ownTables }) => !ownTables);
  return [true, false].flatMap((whole) => {
    const homes = shared.filter((home) => home.whole === whole);
    if (homes.length === 0) return [];
    const attempts = homes.map(({ runId, epoch }) => `('${uuid(runId)}'::uuid, ${integer(epoch)})`);
    return `SELECT ${columnsOf('r')} FROM (VALUES ${attempts.join(', ')}) AS attempt (run_id, epoch)
      JOIN import_record r ON r.run_id = attempt.run_id AND r.epoch = attempt.epoch
      ${whole ? '' : `JOIN live ON live.run_id = r.run_id AND ${inSlice(set, 'r')}`}`;
  });
}

function ownBranches(set: LiveSet): string[] {
  return set.homes
    .filter(({ ownTables }) => ownTables)
    .map((home) => {
      const run = `'${uuid(home.runId)}'::uuid`;
      return `SELECT '${uuid(set.orgId)}'::uuid AS org_id, ${run} AS run_id, ${integer(home.epoch)} AS epoch, ${columnsOf('r', RECORD_VALUES)}
        FROM ${tableOf('record', home)} r
        ${home.whole ? '' : `JOIN live ON live.run_id = ${run} AND ${inSlice(set, 'r')}`}`;
    });
}

function mendBranches(set: LiveSet): string[] {
  const homes = set.homes.filter(({ hasMends }) => hasMends);
  if (homes.length === 0) return [];
  const attempts = homes.map(({ runId, epoch }) => `('${uuid(runId)}'::uuid, ${integer(epoch)})`);
  const inForce =
    set.asOf === null
      ? "r.undone_at = 'infinity'"
      : `r.mended_at <= ${instant(set.asOf)} AND r.undone_at > ${instant(set.asOf)}`;
  return [
    `SELECT r.org_id, r.run_id, attempt.epoch, ${columnsOf('r', RECORD_VALUES)}
     FROM (VALUES ${attempts.join(', ')}) AS attempt (run_id, epoch)
     JOIN row_mend r ON r.run_id = attempt.run_id AND r.kind = 'record' AND ${inForce}
     JOIN live ON live.run_id = r.run_id AND ${inSlice(set, 'r')}`,
  ];
}

const inSlice = ({ byChannel, byCampaign }: LiveSet, row: string): string => `
  live.date = ${row}.date AND live.channel = ${byChannel ? `${row}.channel` : "''"}
  AND live.campaign = ${byCampaign ? `${row}.campaign` : "''"}`;

function columnsOf(row: string, columns = COLUMNS): string {
  return columns
    .split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ');
}

function source(
  name: string,
  { datasetId, asOf }: Pick<LiveSet, 'datasetId' | 'asOf'>,
  alias: string,
): string {
  const dataset = `'${uuid(datasetId)}'::uuid`;
  return asOf === null
    ? `(SELECT * FROM ${name} WHERE dataset_id = ${dataset}) AS ${alias}`
    : `${name}_at(${dataset}, ${instant(asOf)}) AS ${alias}`;
}

function instant(value: string): string {
  if (!isInstant(value)) throw new Error(`Not an instant: ${JSON.stringify(value)}`);
  return `'${value}'::timestamptz`;
}
