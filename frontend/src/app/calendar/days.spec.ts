import {
  addMonths,
  intervalFor,
  intervalsOf,
  isDay,
  lengthOf,
  monthOf,
  startOf,
  stepped,
  today,
  yearBefore,
} from './days';

describe('days', () => {
  it('tells a day that exists from one that does not', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-2-9')).toBe(false);
    expect(isDay(undefined)).toBe(false);
  });

  it('steps a range by its own length, over months and years', () => {
    expect(stepped({ from: '2026-01-01', to: '2026-01-31' }, -1)).toEqual({
      from: '2025-12-01',
      to: '2025-12-31',
    });
    expect(stepped({ from: '2026-02-01', to: '2026-02-28' }, 1)).toEqual({
      from: '2026-03-01',
      to: '2026-03-28',
    });
  });

  it('counts both ends', () => {
    expect(lengthOf({ from: '2026-03-28', to: '2026-03-30' })).toBe(3);
    expect(lengthOf({ from: '2026-03-28', to: '2026-03-28' })).toBe(1);
  });

  it('keeps to the end of shorter months', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', 13)).toBe('2027-02-28');
    expect(yearBefore({ from: '2028-02-29', to: '2028-03-31' })).toEqual({
      from: '2027-02-28',
      to: '2027-03-31',
    });
    expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  it('begins weeks on Monday', () => {
    expect(startOf('2026-11-29', 'week')).toBe('2026-11-23');
    expect(startOf('2026-11-23', 'week')).toBe('2026-11-23');
    expect(intervalsOf({ from: '2026-11-25', to: '2026-12-07' }, 'week')).toEqual([
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
    ]);
    expect(intervalsOf({ from: '2025-12-31', to: '2026-02-01' }, 'month')).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]);
  });

  it('chooses coarser points for longer ranges', () => {
    expect(intervalFor({ from: '2026-01-01', to: '2026-03-31' })).toBe('day');
    expect(intervalFor({ from: '2026-01-01', to: '2026-12-31' })).toBe('week');
    expect(intervalFor({ from: '2020-01-01', to: '2026-12-31' })).toBe('month');
  });
});

describe('today', () => {
  it('is the day where the person is', () => {
    const now = new Date('2026-09-03T22:30:00Z');
    expect(today(now, 'Asia/Tokyo')).toBe('2026-09-04');
    expect(today(now, 'Pacific/Honolulu')).toBe('2026-09-03');
  });
});
