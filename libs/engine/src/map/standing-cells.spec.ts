import { DEFAULT_LIMITS, type DecimalSeparator, type Mapping } from '@etl-studio/contracts';
import { compileMapping, RowReader, type RawRow, type RowOutcome } from '../index';
import { bytesOf, readAll } from '../testing/read-all';

const DATES = ['2026-05-01', ' 2026-05-02 ', '2026-02-30', '""', '2026-05-03'];
const TEXTS = [
  'Brand',
  '" Brand"',
  '"Brand ""x"""',
  '"Brand, ""y"" "',
  'Größe',
  '--',
  'Brand',
  '""""',
  'a"b',
];
const AMOUNTS = [
  '12.5',
  '12.50',
  '0',
  '007',
  '"1,234.50"',
  '-3',
  '€ 4.20',
  '5.',
  '.5',
  '12,5',
  'x',
  '',
  '1e3',
];
const COUNTS = ['7', '07', '"7"', '7.0', '7.5', '-1', '1234567890', '"1,234"', 'n/a'];

const at = <T>(values: readonly T[], i: number): T | undefined => values[i % values.length];
const ROWS = Array.from({ length: 600 }, (_, i) =>
  [at(DATES, i), at(TEXTS, i), at(TEXTS, i >> 2), at(AMOUNTS, i), at(COUNTS, i), at(AMOUNTS, i >> 3)]
    .slice(0, i % 50 === 49 ? 4 : 6)
    .join(','),
);
const FILE = `Day,Campaign,Channel,Cost,Clicks,Conversions\n${ROWS.join('\n')}\n`;

const mappingOf = (decimal: DecimalSeparator): Mapping => ({
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost', decimal },
  clicks: { source: 'Clicks' },
  conversions: { source: 'Conversions', decimal },
});

it.each<DecimalSeparator>(['.', ','])(
  'reads cells where they stand as it reads their texts, decimals after “%s”',
  (decimal) => {
    const { profile, rows } = readAll(FILE);
    const asData = ({ values, errors }: RowOutcome) => ({ values, errors });
    const standing: unknown[] = [];
    const mapper = compileMapping(profile, mappingOf(decimal), { spend: { max: '1000' } });
    const reader = new RowReader(profile, DEFAULT_LIMITS, (row: RawRow) =>
      standing.push(asData(mapper.map(row))),
    );
    reader.push(bytesOf(FILE));
    reader.end();
    const again = compileMapping(profile, mappingOf(decimal), { spend: { max: '1000' } });
    expect(standing).toEqual(rows.map((row) => asData(again.map(row))));
    expect(standing).toHaveLength(ROWS.length);
  },
);
