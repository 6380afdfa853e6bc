import { weekdays, weeksOf } from './month-weeks';

describe('the weeks of a month', () => {
  it('begin on Monday, with nothing where another month is', () => {
    const weeks = weeksOf('2026-09-17');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([
      null,
      '2026-09-01',
      '2026-09-02',
      '2026-09-03',
      '2026-09-04',
      '2026-09-05',
      '2026-09-06',
    ]);
    expect(weeks.at(-1)).toEqual(['2026-09-28', '2026-09-29', '2026-09-30', null, null, null, null]);
  });

  it('are four where February begins on a Monday', () => {
    expect(weeksOf('2027-02-01')).toHaveLength(4);
  });

  it('have their days named in the order of the weeks', () => {
    const format = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' });
    expect(weekdays(format)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
  });
});
