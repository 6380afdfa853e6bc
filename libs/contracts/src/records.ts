import type { Page } from './pages';
import type { MixedSums } from './sums';

/** An imported row. Amounts are exact decimal strings; clicks and conversions are null where the file has none. */
export interface ImportRecord {
  rowNumber: number;
  /** Physical line of the file on which the row starts. */
  line: number;
  date: string;
  campaign: string;
  channel: string;
  spend: string;
  clicks: number | null;
  conversions: string | null;
  /** ISO 4217 code: the row's own, else its dataset's; null where neither names one. */
  currency: string | null;
}

/** `field` ascending or `-field` descending. */
export const RECORD_SORTS = [
  'rowNumber',
  '-rowNumber',
  'date',
  '-date',
  'campaign',
  '-campaign',
  'channel',
  '-channel',
  'spend',
  '-spend',
  'clicks',
  '-clicks',
  'conversions',
  '-conversions',
] as const;
export type RecordSort = (typeof RECORD_SORTS)[number];
/** Fields that a run's records are sorted by at once. */
export const MOST_SORT_KEYS = 2;

export interface RecordFilter {
  /** Part of the campaign name, case-insensitive. */
  search?: string;
  /** One or several exact channels. */
  channel?: string[];
  minSpend?: string;
  maxSpend?: string;
  /** First and last day, inclusive. */
  from?: string;
  to?: string;
}

/** Columns added up as they stand, whatever currencies they name, as exact decimal strings: for checks against a file. */
export interface RecordSums {
  spend: string;
  clicks: string;
  conversions: string;
}

export interface ChannelFacet {
  channel: string;
  count: number;
}

export interface RecordPage extends Page<ImportRecord> {
  sums: MixedSums;
  facets: { channel: ChannelFacet[] };
}

/** Where a record stands in a filtered and sorted set, from 0; null where the filter leaves it out. */
export interface RecordPosition {
  position: number | null;
}

/** A record of a dataset that counts, with the run whose it is. */
export interface LiveRecord extends ImportRecord {
  runId: string;
}

export interface LiveRecordPage extends RecordPage {
  items: LiveRecord[];
}

/** Column order of the record export. */
export const RECORD_EXPORT_COLUMNS = [
  'rowNumber',
  'date',
  'campaign',
  'channel',
  'spend',
  'clicks',
  'conversions',
] as const;

/** Columns that the export of row errors adds behind the file's own: the row's number, and why it was rejected. */
export const ROW_ERROR_EXPORT_COLUMNS = ['_row', '_errors'] as const;

/** Stands between the two in that export, once for each cell that a row has beyond the file's columns. */
export const EXTRA_CELL_COLUMN = '_extra';
