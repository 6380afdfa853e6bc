import type { DecimalSeparator, FieldMapping, MappingField, RememberedFrom } from './mapping';
import type { CellError } from './row-errors';

/** `utf-8 utf-16le utf-16be windows-1252 shift_jis` or another WHATWG label. */
export type EncodingLabel = string;

/** How a file is read where somebody says what its bytes do not show; what is left out is found out. */
export interface DialectChoice {
  /** Of a file without a byte order mark. */
  encoding?: EncodingLabel;
  /** One sign. */
  delimiter?: string;
  quote?: QuoteSign;
  /** 1-based physical line on which the header record starts; 0 for a table without one. */
  headerRow?: number;
}

export const QUOTE_SIGNS = ['"', "'"] as const;
export type QuoteSign = (typeof QUOTE_SIGNS)[number];

export interface DialectSummary {
  encoding: EncodingLabel;
  delimiter: string;
  quote: string;
  /** 1-based physical line on which the header record starts; null without a header. */
  headerRow: number | null;
  decimal: DecimalSeparator;
  /** Present where somebody said how the file is read. */
  said?: DialectChoice;
}

export const COLUMN_TYPES = ['date', 'integer', 'decimal', 'text', 'category', 'empty'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface ColumnInfo {
  /** 0-based position in the file. */
  index: number;
  /** Stable name: trimmed, made unique, never blank. */
  name: string;
  type: ColumnType;
  /** Data rows whose cell is missing (blank or a missing marker). */
  empty: number;
  /** Distinct values, counted up to 1,000. */
  distinct: number;
  /** Up to 10 distinct raw values, in file order. */
  samples: string[];
}

/** One way to read an ambiguous column, with what it makes of values of this file. */
export interface AmbiguousOption {
  /** Goes into the field's mapping: a `format` for dates, a `decimal` for numbers. */
  format?: string;
  decimal?: DecimalSeparator;
  samples: { raw: string; converted: string }[];
}

export interface FieldSuggestion extends FieldMapping {
  /** In [0,1]. */
  confidence: number;
  reason: string;
  ambiguous: { options: AmbiguousOption[] } | null;
  /** Present where the suggestion repeats an earlier decision of the organization. */
  rememberedFrom?: RememberedFrom;
}

export type SuggestedMapping = Partial<Record<MappingField, FieldSuggestion>>;

export interface InspectionWarning {
  code: string;
  message: string;
  line?: number;
}

export interface RecordValues {
  date: string;
  campaign: string;
  channel: string;
  spend: string;
  clicks: number | null;
  conversions: string | null;
}

/** A data row as the file has it and as the suggested mapping converts it. */
export interface PreviewRow {
  rowNumber: number;
  line: number;
  values: string[];
  record: Partial<RecordValues> | null;
  errors: CellError[];
}

/** What the engine found out about a file. */
export interface Inspection {
  dialect: DialectSummary;
  columns: ColumnInfo[];
  suggestedMapping: SuggestedMapping;
  platform: { id: string; name: string } | null;
  /** First and last day that the lines above the table state. */
  reportPeriod?: { from: string; to: string } | null;
  /** Totals and notes that are not data rows. */
  trailerRows: number;
  /** Data rows of the whole file. */
  dataRows: number;
  warnings: InspectionWarning[];
  preview: PreviewRow[];
}
