import fc from 'fast-check';
import { dateFormat } from '../dates/date-format';
import { imported } from '../testing/ad-table';

const two = (number: number) => String(number).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Write = (year: number, month: number, day: number) => string;

const FORMATS: [name: string, write: Write][] = [
  ['YYYY-MM-DD', (y, m, d) => `${y}-${two(m)}-${two(d)}`],
  ['YYYY/MM/DD', (y, m, d) => `${y}/${m}/${d}`],
  ['YYYY.MM.DD', (y, m, d) => `${y}.${two(m)}.${two(d)}`],
  ['YYYYMMDD', (y, m, d) => `${y}${two(m)}${two(d)}`],
  ['DD.MM.YYYY', (y, m, d) => `${d}.${m}.${y}`],
  ['DD/MM/YYYY', (y, m, d) => `${two(d)}/${two(m)}/${y}`],
  ['DD-MM-YYYY', (y, m, d) => `${d}-${m}-${y}`],
  ['MM/DD/YYYY', (y, m, d) => `${m}/${d}/${y}`],
  ['MM-DD-YYYY', (y, m, d) => `${two(m)}-${two(d)}-${y}`],
  ['D MMM YYYY', (y, m, d) => `${two(d)} ${MONTHS[m - 1] ?? ''} ${y}`],
  ['MMM D, YYYY', (y, m, d) => `${MONTHS[m - 1] ?? ''} ${d}, ${y}`],
  ['YYYY年M月D日', (y, m, d) => `${y}年${m}月${d}日`],
  ['YYYY-MM-DD', (y, m, d) => `${y}-${two(m)}-${two(d)} 23:59:59`],
  ['YYYY-MM-DD', (y, m, d) => `${y}-${two(m)}-${two(d)}T00:00:00+14:00`],
];

const SHORT_YEARS: [string, Write][] = [
  ['DD.MM.YY', (y, m, d) => `${d}.${m}.${two(y % 100)}`],
  ['MM/DD/YY', (y, m, d) => `${m}/${d}/${two(y % 100)}`],
];

/** Leap years, centuries that are none, and the ends of what is read. */
const YEARS = [1900, 1904, 1999, 2000, 2024, 2026, 2100, 2199];
const isDay = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d)).getUTCDate() === d;

const everyDay = (years: number[]) =>
  years.flatMap((year) =>
    Array.from({ length: 12 * 31 }, (_, i) => [year, Math.floor(i / 31) + 1, (i % 31) + 1] as const),
  );

/** Days that are read as another, or not as they should be. */
function misread(name: string, write: Write, years: number[]): string[] {
  const format = dateFormat(name);
  return everyDay(years).flatMap(([y, m, d]) => {
    const read = format?.read(write(y, m, d));
    const expected = isDay(y, m, d) ? `${y}-${two(m)}-${two(d)}` : null;
    return read === expected ? [] : [`${write(y, m, d)}: ${String(read)}`];
  });
}

describe('a day of the calendar', () => {
  it.each(FORMATS)('is read back from %s, and one that does not exist is not read', (name, write) => {
    expect(misread(name, write, YEARS)).toEqual([]);
  });

  it.each(SHORT_YEARS)('is read back from %s within a century', (name, write) => {
    expect(misread(name, write, [1970, 1999, 2000, 2024, 2026, 2069])).toEqual([]);
  });

  it('is read back from the serial number of a spreadsheet', () => {
    const format = dateFormat('EXCEL');
    const first = Date.UTC(1900, 2, 1);
    for (let serial = 1000; serial < 73_050; serial += 7)
      expect(format?.read(String(serial))).toBe(
        new Date(first + (serial - 61) * 86_400_000).toISOString().slice(0, 10),
      );
  });
});

describe('a column of days in one format', () => {
  const day = fc
    .date({
      min: new Date('1971-01-01T00:00:00Z'),
      max: new Date('2068-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const);

  it.each(FORMATS)('is read as it was written in %s, or asked about, never shifted', (name, write) => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 4, maxLength: 12 }), (days) => {
        const lines = days.map(([y, m, d]) => `"${write(y, m, d)}",Brand,Search,1,1,1`);
        const text = `Day,Campaign,Channel,Cost,Clicks,Conversions\n${lines.join('\n')}\n`;
        const { profile, outcomes } = imported(text);
        const formats = profile.columns[0]?.dateFormats ?? [];
        expect(formats).toContain(days.every(([, m, d]) => m === d) ? formats[0] : name);
        outcomes.forEach(({ values, errors }, i) => {
          const [y, m, d] = days[i] ?? [0, 0, 0];
          if (errors.length === 0) expect(values.date).toBe(`${y}-${two(m)}-${two(d)}`);
          else expect([formats.length, errors.map(({ code }) => code)]).toEqual([2, ['ambiguous_date']]);
        });
      }),
      { numRuns: 40 },
    );
  });
});
