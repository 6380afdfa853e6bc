import { inspect } from '../testing/read-all';

/** What the dates of a file say of its first column. */
const dateColumn = (dates: string[], preamble = '') => {
  const rows = dates.map((date, i) => `"${date}",Campaign ${i},1.50\n`).join('');
  const { columns } = inspect(`${preamble}Date,Campaign,Cost\n${rows}`);
  return { formats: columns[0]?.dateFormats, evidence: columns[0]?.evidence };
};

describe('the order of day and month', () => {
  it('is decided by one value that only one order reads, wherever it stands', () => {
    const dates = [...Array.from({ length: 200 }, () => '05/06/2026'), '26/06/2026'];
    expect(dateColumn(dates)).toEqual({
      formats: ['DD/MM/YYYY'],
      evidence: 'line 202 has 26 in first place',
    });
  });

  it('is said even where every value excludes the other', () => {
    expect(dateColumn(['05/13/2026', '05/14/2026']).evidence).toBe('line 2 has 13 in second place');
    expect(dateColumn(['13.5.2026', '14.5.2026']).evidence).toBe('line 2 has 13 in first place');
    expect(dateColumn(['2026-05-13', '2026-05-14']).evidence).toBeNull();
  });

  it('is left open by values that contradict each other', () => {
    expect(dateColumn(['26/06/2026', '06/26/2026', '05/06/2026']).formats).toHaveLength(2);
  });

  it('is not decided by a value that is no date in any order', () => {
    expect(dateColumn(['05/06/2026', '05/07/2026', '31/31/2026'])).toEqual({
      formats: ['MM/DD/YYYY', 'DD/MM/YYYY'],
      evidence: null,
    });
  });

  it('is decided by the period that the report states', () => {
    expect(dateColumn(['5/6/2026', '5/7/2026'], '"May 6, 2026 - May 7, 2026"\n')).toEqual({
      formats: ['MM/DD/YYYY'],
      evidence: 'only this order lies in the period that the report states',
    });
  });

  it('stays open where both orders lie in that period', () => {
    expect(dateColumn(['5/6/2026', '6/5/2026'], '"May 1, 2026 - June 30, 2026"\n').formats).toHaveLength(2);
  });

  it('puts the order with the shorter range first and stays open', () => {
    expect(dateColumn(['01.06.2026'.replaceAll('.', '/'), '02/06/2026', '03/06/2026']).formats).toEqual([
      'DD/MM/YYYY',
      'MM/DD/YYYY',
    ]);
  });
});

describe('a year of two digits', () => {
  it.each([
    [['26-05-01', '26-05-02', '26-05-29'], 'YY-MM-DD'],
    [['29-05-26', '28-05-26', '30-05-26'], 'DD-MM-YY'],
    [['5/13/26', '5/14/26'], 'MM/DD/YY'],
    [['13/05/26', '14/05/26'], 'DD/MM/YY'],
    [['21/05/26', '22/05/26', '28/05/26'], 'DD/MM/YY'],
  ])('stands where the dates are those of one year: %j', (dates, format) => {
    expect(dateColumn(dates).formats).toEqual([format]);
  });

  it('may stand first or last in a single date, so nothing is decided', () => {
    expect(dateColumn(['26-05-25', '26-05-25']).formats).toEqual(
      expect.arrayContaining(['YY-MM-DD', 'DD-MM-YY']),
    );
  });
});
