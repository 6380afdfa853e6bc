import { inspect } from '../testing/read-all';

const periodUnder = (...lines: string[]) => {
  const { reportPeriod } = inspect(`${lines.join('\n')}\nDate,Campaign,Cost\n2026-05-05,A,1.50\n`);
  return reportPeriod && `${reportPeriod.from} ${reportPeriod.to}`;
};

describe('the period that a report states', () => {
  it.each([
    ['May 1, 2026 - May 8, 2026'],
    ['1 May 2026 – 8 May 2026'],
    ['1 maja 2026 - 8 maja 2026'],
    ['1 мая 2026 г. - 8 мая 2026 г.'],
    ['1 Mayıs 2026 - 8 Mayıs 2026'],
    ['1 Μαΐου 2026 - 8 Μαΐου 2026'],
    ['2026. május 1. - 2026. május 8.'],
    ['2026年5月1日 - 2026年5月8日'],
    ['2026년 5월 1일 - 2026년 5월 8일'],
    ['2026.05.01.~2026.05.08.'],
    ['1. 5. 2026 - 8. 5. 2026'],
    ['01.05.2026 bis 08.05.2026'],
    ['Date Range,5/1/26 - 5/8/26'],
    ['Report Time: 5/1/2026,5/8/2026'],
    ['Период: с 01.05.2026 по 08.05.2026'],
  ])('is read from %s', (line) => {
    expect(periodUnder('Report', `"${line}"`)).toBe('2026-05-01 2026-05-08');
  });

  it.each([
    [['Start Date: 01 May 2026', 'End Date: 08 May 2026']],
    [['Berichtsbeginn: 1. Mai 2026', 'Berichtsende: 8. Mai 2026']],
    [['Początek: 1 maja 2026', 'Koniec: 8 maja 2026']],
    [['開始日: 2026/05/01', '終了日: 2026/05/08']],
    [['Report date: 9.5.2026', 'from: 2026-05-01', 'to: 2026-05-08']],
  ])('is read from two lines %j', (lines) => {
    expect(periodUnder(...lines)).toBe('2026-05-01 2026-05-08');
  });

  it('is looked for in linear time', () => {
    const { reportPeriod } = inspect(`${'y'.repeat(200_000)}\nDay,Campaign,Cost\n2026-05-05,A,1\n`);
    expect(reportPeriod).toBeNull();
  });

  it.each([
    ['All time'],
    ['Generated 2026-05-01 for 2026-05-08'],
    ['"Erstellt am 1. Mai 2026, Export vom 8. Mai 2026"'],
    ['8 May 2026 - 1 May 2026'],
  ])('is none in %s', (line) => {
    expect(periodUnder(line)).toBeNull();
  });
});
