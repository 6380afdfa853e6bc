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
    ['YYYY年M月D日', '2026年5月5日（火）', '2026-05-05'],
    ['YYYY年M月D日', '2026年5月5日 星期二', '2026-05-05'],
    ['YYYY년 M월 D일', '2026년 5월 5일', '2026-05-05'],
    ['YYYY년 M월 D일', '2026년 5월 5일 화요일 오전 12:00', '2026-05-05'],
    ['YYYY.MM.DD', '2026. 5. 5.', '2026-05-05'],
    ['YYYY.MM.DD', '2026.05.05.', '2026-05-05'],
    ['DD.MM.YYYY', '5. 5. 2026', '2026-05-05'],
    ['YYYY/MM/DD', '2026/05/05(火)', '2026-05-05'],
    ['YYYY-MM-DD', '2026-05-05 (Tue)', '2026-05-05'],
    ['YYYY-MM-DD', 'Tue, 2026-05-05', '2026-05-05'],
    ['MM/DD/YYYY', 'Tuesday 5/26/2026 12:00 AM', '2026-05-26'],
    ['YYYY-MM-DD', '2026-05-05 00:00:00.000 UTC', '2026-05-05'],
    ['YYYY-MM-DD', '2026-05-05T22:00:00Z', '2026-05-05'],
    ['YY-MM-DD', '26-05-05', '2026-05-05'],
    ['D MMM YYYY', '5 мая 2026 г.', '2026-05-05'],
    ['D MMM YYYY', 'вт, 5 мая 2026', '2026-05-05'],
    ['D MMM YYYY', '5 травня 2026 р.', '2026-05-05'],
    ['D MMM YYYY', 'wt., 5 maj 2026', '2026-05-05'],
    ['D MMM YYYY', '5 października 2026', '2026-10-05'],
    ['D MMM YYYY', 'út 5. května 2026', '2026-05-05'],
    ['D MMM YYYY', '5. září 2026', '2026-09-05'],
    ['D MMM YYYY', 'tis 5 maj 2026', '2026-05-05'],
    ['D MMM YYYY', 'lørdag den 9. maj 2026', '2026-05-09'],
    ['D MMM YYYY', 'tir. 5. des. 2026', '2026-12-05'],
    ['D MMM YYYY', 'ti 5. toukokuuta 2026', '2026-05-05'],
    ['D MMM YYYY', '5 Mayıs 2026 Salı', '2026-05-05'],
    ['D MMM YYYY', '5 AĞUSTOS 2026', '2026-08-05'],
    ['YYYY MMM D', '2026. május 5., kedd', '2026-05-05'],
    ['D MMM YYYY', 'marți, 5 mai 2026', '2026-05-05'],
    ['D MMM YYYY', 'Τρίτη 5 Μαΐου 2026', '2026-05-05'],
    ['D MMM YYYY', '5 ΑΥΓ 2026', '2026-08-05'],
    ['D MMM YYYY', 'di 5 mei 2026', '2026-05-05'],
    ['D MMM YYYY', 'mar 5 mag 2026', '2026-05-05'],
    ['D MMM YYYY', 'mar. 3 mar. 2026', '2026-03-03'],
    ['D MMM YYYY', 'mardi 5 août 2026', '2026-08-05'],
    ['D MMM YYYY', '5 maart 2026 00:00', '2026-03-05'],
    ['D MMM YYYY', '05-May-2026', '2026-05-05'],
    ['D MMM YY', '5-May-26', '2026-05-05'],
    ['MMM D, YYYY', 'Tue, May 5th, 2026', '2026-05-05'],
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
    ['YYYY-MM-DD', '2026-05-05 (blue)'],
    ['YYYY-MM-DD', 'Nike 2026-05-05'],
    ['YYYY-MM-DD', '2026-05'],
    ['YYYY-MM-DD', '2026-W05'],
    ['D MMM YYYY', 'May 2026'],
    ['D MMM YYYY', '5 maj 2026 sale'],
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
    expect(dateReadings('26-05-12').map(({ format, iso }) => [format, iso])).toEqual([
      ['YY-MM-DD', '2026-05-12'],
      ['DD-MM-YY', '2012-05-26'],
    ]);
    expect(dateReadings('13/05/26').map(({ format }) => format)).toEqual(['DD/MM/YY']);
  });
});
