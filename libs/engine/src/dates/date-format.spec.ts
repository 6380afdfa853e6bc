import { dateFormat, dateReadings } from './date-format';

const read = (format: string, value: string) => dateFormat(format)?.read(value) ?? null;

describe('a date format', () => {
  it.each([
    ['YYYY-MM-DD', '2026-02-28', '2026-02-28'],
    ['YYYY-MM-DD', '2026-2-8', '2026-02-08'],
    ['YYYY-MM-DD', '2026-02-20 00:00 -0700', '2026-02-20'],
    ['YYYY-MM-DD', '2026-02-20T23:59:59.000+02:00', '2026-02-20'],
    ['YYYY-MM-DD HH:mm:ss', '2026-09-18 00:00:00', '2026-09-18'],
    ['MM/DD/YYYY', '9/21/2026', '2026-09-21'],
    ['M/d/yyyy', '9/1/2026 12:00:00 AM', '2026-09-01'],
    ['DD.MM.YYYY', '24.02.2026', '2026-02-24'],
    ['d-M-yyyy', '23-9-2026', '2026-09-23'],
    ['YYYYMMDD', '20260105', '2026-01-05'],
    ['DD/MM/YY', '13/05/26', '2026-05-13'],
    ['MMM D, YYYY', 'Mar 5, 2026', '2026-03-05'],
    ['MMM D, YYYY', 'September 8, 2026, 12:00 AM', '2026-09-08'],
    ['D MMM YYYY', '05 Feb 2026', '2026-02-05'],
    ['D MMM YYYY', 'ter., 5 de mai. de 2026', '2026-05-05'],
    ['D MMM YYYY', '25. April 2026', '2026-04-25'],
    ['D MMM YYYY', 'mar. 3 févr. 2026', '2026-02-03'],
    ["EEE, d 'de' MMM 'de' yyyy", 'sáb., 9 de mai. de 2026', '2026-05-09'],
    ['YYYY年M月D日', '2026年5月1日', '2026-05-01'],
    ['EXCEL', '46054', '2026-02-01'],
    ['EXCEL', '46054.75', '2026-02-01'],
  ])('%s reads %s', (format, value, iso) => {
    expect(read(format, value)).toBe(iso);
  });

  it.each([
    ['YYYY-MM-DD', '2026-02-30'],
    ['YYYY-MM-DD', '2025-02-29'],
    ['YYYY-MM-DD', '2026/02/28'],
    ['YYYY-MM-DD', '28-02-2026'],
    ['YYYY-MM-DD', '2026-02-28 nonsense'],
    ['MM/DD/YYYY', '13/01/2026'],
    ['DD/MM/YYYY', '01/13/2026'],
    ['YYYY-MM-DD', '46054'],
    ['D MMM YYYY', 'Mar 5, 2026'],
    ['D MMM YYYY', '5 Foo 2026'],
    ['EXCEL', '2026-02-02'],
  ])('%s does not read %s', (format, value) => {
    expect(read(format, value)).toBeNull();
  });

  it.each(['', 'date', 'DD', 'YYYY-DD-MM', 'MM/DD', 'YYYY_MM_DD', 'HH:mm'])('%j is none', (name) => {
    expect(dateFormat(name)).toBeNull();
  });

  it('names every format that reads a value', () => {
    expect(dateReadings('03/04/2026').map(({ format, iso }) => [format, iso])).toEqual([
      ['DD/MM/YYYY', '2026-04-03'],
      ['MM/DD/YYYY', '2026-03-04'],
    ]);
    expect(dateReadings('26/04/2026').map(({ format }) => format)).toEqual(['DD/MM/YYYY']);
    expect(dateReadings('AG 12')).toEqual([]);
  });
});
