import type { Run } from './runs';

export const IMPORT_MODES = ['replace', 'append'] as const;
/** `replace`: a run takes the place of what earlier runs hold for the same slices; `append` adds to it. */
export type ImportMode = (typeof IMPORT_MODES)[number];

export const SLICE_KEYS = ['date', 'date,channel', 'date,channel,campaign'] as const;
/** What makes one slice: the unit in which spend is counted once. */
export type SliceBy = (typeof SLICE_KEYS)[number];

export interface DatasetRequest {
  name: string;
  description?: string;
  /** ISO 4217 code; null takes it away. */
  currency?: string | null;
  importMode?: ImportMode;
  sliceBy?: SliceBy;
}

/** Sums over the records that count, as exact decimal strings. */
export interface Totals {
  records: number;
  spend: string;
  clicks: string;
  conversions: string;
  /** First and last day held, `YYYY-MM-DD`; null without records. */
  from: string | null;
  to: string | null;
}

export interface Dataset {
  id: string;
  orgId: string;
  name: string;
  description: string | null;
  currency: string | null;
  importMode: ImportMode;
  sliceBy: SliceBy;
  activeSchemaVersion: number | null;
  lastRun: Run | null;
  totals: Totals;
  createdAt: string;
}
