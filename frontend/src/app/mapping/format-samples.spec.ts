import { dateSamples, isDateFormat, numberSamples } from './format-samples';

describe('samples of a format', () => {
  it('are the first two values that it reads', () => {
    const days = ['n/a', '13/09/2026', ' 3/9/2026 ', '04/09/2026'];
    expect(dateSamples('DD/MM/YYYY', days)).toEqual([
      { raw: '13/09/2026', read: '2026-09-13' },
      { raw: ' 3/9/2026 ', read: '2026-09-03' },
    ]);
    expect(dateSamples('MM/DD/YYYY', days).map(({ read }) => read)).toEqual(['2026-03-09', '2026-04-09']);
    expect(dateSamples('YYYYMMDD', days)).toEqual([]);
    expect(dateSamples('no format', days)).toEqual([]);
  });

  it('tell a thousand from one with three decimals', () => {
    expect(numberSamples('.', ['1.000', '€ 2.50'], false).map(({ read }) => read)).toEqual(['1', '2.5']);
    expect(numberSamples(',', ['1.000', '2,50'], false).map(({ read }) => read)).toEqual(['1000', '2.5']);
    expect(numberSamples('.', ['1.5', '1,200'], true).map(({ read }) => read)).toEqual(['1200']);
  });

  it('know what is a format', () => {
    expect(['D.M.YY', 'EXCEL', 'YYYY-MM-DDTHH:mm:ss'].every(isDateFormat)).toBe(true);
    expect(['', 'MM', 'DD.MM', 'day'].some(isDateFormat)).toBe(false);
  });
});
