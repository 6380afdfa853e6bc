import type {
  Anomalies,
  AnalyticsSummary,
  Breakdown,
  Explanation,
  Figures,
  ImportRecord,
  TimeSeries,
} from '@etl-studio/contracts';
import type { CsvTable } from './csv-when-asked';

const FIGURES = ['currency', 'records', 'spend', 'clicks', 'conversions', 'cpc', 'cpa'] as const;

const figuresOf = (figures: Figures) => FIGURES.map((name) => figures[name]);

export function summaryTable({ totals, previous, currentRange, previousRange }: AnalyticsSummary): CsvTable {
  return {
    header: ['period', 'from', 'to', ...FIGURES],
    lines: [
      ...totals.map((line) => [
        'current',
        currentRange?.from ?? '',
        currentRange?.to ?? '',
        ...figuresOf(line),
      ]),
      ...previous.map((line) => [
        'previous',
        previousRange?.from ?? '',
        previousRange?.to ?? '',
        ...figuresOf(line),
      ]),
    ],
  };
}

export function seriesTable({ groupBy, points }: TimeSeries): CsvTable {
  return {
    header: ['date', 'complete', ...(groupBy === null ? [] : [groupBy]), ...FIGURES],
    lines: points.map((point) => [
      point.date,
      point.complete,
      ...(groupBy === null ? [] : [point.key]),
      ...figuresOf(point),
    ]),
  };
}

/** The rest has no name: its line says how many it takes together. */
export function breakdownTable({ groupBy, items, rest }: Breakdown): CsvTable {
  const lines = [...items.map((item) => ({ ...item, groups: 1 })), ...rest];
  return {
    header: [
      groupBy,
      'groups',
      ...FIGURES,
      'share',
      'previous_spend',
      'previous_clicks',
      'previous_conversions',
    ],
    lines: lines.map((item) => [
      item.key,
      item.groups,
      ...figuresOf(item),
      item.share,
      item.previous?.spend ?? null,
      item.previous?.clicks ?? null,
      item.previous?.conversions ?? null,
    ]),
  };
}

export function anomaliesTable({ items }: Anomalies): CsvTable {
  return {
    header: ['date', 'channel', 'currency', 'metric', 'value', 'expected', 'low', 'high', 'score', 'reason'],
    lines: items.map((item) => [
      item.date,
      item.channel,
      item.currency,
      item.metric,
      item.value,
      item.expected,
      item.band.low,
      item.band.high,
      item.score,
      item.reason,
    ]),
  };
}

const RECORD = ['date', 'campaign', 'channel', 'currency', 'spend', 'clicks', 'conversions'] as const;

/** A line per record of the page; its raw cells are in the JSON only. */
export function explanationTable({ records }: Explanation): CsvTable {
  const valuesOf = (record: ImportRecord) => RECORD.map((name) => record[name]);
  return {
    header: ['run', 'file', 'schema_version', 'line', 'row', ...RECORD, 'mended'],
    lines: records.items.map(({ runId, fileName, schemaVersion, record, mend }) => [
      runId,
      fileName,
      schemaVersion,
      record.line,
      record.rowNumber,
      ...valuesOf(record),
      mend !== null,
    ]),
  };
}
