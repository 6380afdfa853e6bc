import type { RecordFilter } from '@etl-studio/contracts';
import type { RowHome } from './row-homes';

/** Values that a filter on records is made of, in the order in which `recordParameters` gives them. */
const FILTER_VALUES = [
  ['runId', 'uuid'],
  ['epoch', 'int'],
  ['orgId', 'uuid'],
  ['search', 'text'],
  ['channels', 'jsonb'],
  ['minSpend', 'numeric'],
  ['maxSpend', 'numeric'],
  ['from', 'date'],
  ['to', 'date'],
] as const;
const LIVE_VALUES = FILTER_VALUES.slice(2);

type FilterValue = (typeof FILTER_VALUES)[number][0];

/** Which published rows: a run's records are those of its published epoch, never another's. */
export type PublishedRows = RowHome;

type FilterParameters = readonly (string | number | null)[];
type ValueReader = (position: number, type: string) => string;

/** The condition on `recordsOf` a run, with its values as the parameters $1 to $9. */
export const RECORD_CONDITION = condition(FILTER_VALUES, (position, type) => `$${position}::${type}`);

/** The same on the live records of a dataset: without run and epoch, with the parameters $1 to $7. */
export const LIVE_RECORD_CONDITION = condition(LIVE_VALUES, (position, type) => `$${position}::${type}`);

/** The same with its values as literals that `quote` makes of them, for COPY, which takes no parameters. */
export function recordConditionOf(values: FilterParameters, quote: (text: string) => string): string {
  return condition(FILTER_VALUES, literals(values, quote));
}

export function liveRecordConditionOf(values: FilterParameters, quote: (text: string) => string): string {
  return condition(LIVE_VALUES, literals(values, quote));
}

/** The same on `live_rollup`; it fits no row where the filter asks for more than that knows. */
export const LIVE_ROLLUP_CONDITION = `
  org_id = $1::uuid AND $2::text IS NULL AND $4::numeric IS NULL AND $5::numeric IS NULL
  AND ($3::jsonb IS NULL OR channel = ANY (ARRAY(SELECT jsonb_array_elements_text($3))))
  AND ($6::date IS NULL OR date >= $6) AND ($7::date IS NULL OR date <= $7)`;

/**
 * The same on `run_rollup`, which knows days and channels and holds the sums of the published epoch. It fits no row
 * where nothing is published, or where the filter asks for more than it knows.
 */
export const ROLLUP_CONDITION = `
  run_id = $1::uuid AND $2::int >= 0 AND org_id = $3::uuid
  AND $4::text IS NULL AND $6::numeric IS NULL AND $7::numeric IS NULL
  AND ($5::jsonb IS NULL OR channel = ANY (ARRAY(SELECT jsonb_array_elements_text($5))))
  AND ($8::date IS NULL OR date >= $8) AND ($9::date IS NULL OR date <= $9)`;

export function recordParameters(orgId: string, rows: PublishedRows, filter: RecordFilter): FilterParameters {
  return [rows.runId, rows.epoch, ...liveRecordParameters(orgId, filter)];
}

export function liveRecordParameters(orgId: string, filter: RecordFilter): (string | null)[] {
  return [
    orgId,
    filter.search ? `%${escapeLike(filter.search)}%` : null,
    filter.channel && filter.channel.length > 0 ? JSON.stringify(filter.channel) : null,
    filter.minSpend ?? null,
    filter.maxSpend ?? null,
    filter.from ?? null,
    filter.to ?? null,
  ];
}

function literals(values: FilterParameters, quote: (text: string) => string): ValueReader {
  return (position, type) => {
    const value = values[position - 1] ?? null;
    return `${value === null ? 'NULL' : quote(String(value))}::${type}`;
  };
}

function condition(known: readonly (readonly [FilterValue, string])[], read: ValueReader): string {
  const values = Object.fromEntries(
    known.map(([name, type], index) => [name, read(index + 1, type)]),
  ) as Partial<Record<FilterValue, string>>;
  const attempt = values.runId ? `run_id = ${values.runId} AND epoch = ${values.epoch} AND` : '';
  return `
    ${attempt} org_id = ${values.orgId}
    AND (${values.search} IS NULL OR campaign ILIKE ${values.search})
    AND (${values.channels} IS NULL OR channel = ANY (ARRAY(SELECT jsonb_array_elements_text(${values.channels}))))
    AND (${values.minSpend} IS NULL OR spend >= ${values.minSpend})
    AND (${values.maxSpend} IS NULL OR spend <= ${values.maxSpend})
    AND (${values.from} IS NULL OR date >= ${values.from})
    AND (${values.to} IS NULL OR date <= ${values.to})`;
}

/** The text with LIKE's wildcards taken literally. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
