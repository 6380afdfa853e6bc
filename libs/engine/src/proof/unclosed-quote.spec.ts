import { AD_HEADER, GOOD_RECORDS, GOOD_ROWS, imported } from '../testing/ad-table';

/** More text than a closing quote is looked for. */
const TIMES = 9000;
const below = `${GOOD_ROWS.join('\n')}\n`.repeat(TIMES);
const quotedBelow = below.replaceAll('Generic', '"Generic"');

/** The rejected rows, and how many others are not what they should be. */
function read(text: string) {
  const { records, rejected, profile } = imported(text);
  const wrong = records.filter(
    (record, i) => String(record) !== String(GOOD_RECORDS[i % GOOD_RECORDS.length]),
  );
  return { rejected, wrong, records: records.length, warnings: profile.warnings.map(({ code }) => code) };
}

describe('a quote that is left open', () => {
  it.each([
    ['plain rows', below],
    ['rows with quotes of their own', quotedBelow],
  ])('in the first of many %s costs that row alone', (_, rows) => {
    expect(read(`${AD_HEADER}\n2026-05-01,"Brand,Search,1,1,1\n${rows}`)).toEqual({
      rejected: { 2: ['unclosed_quote'] },
      wrong: [],
      records: GOOD_RECORDS.length * TIMES,
      warnings: ['unclosed_quote'],
    });
  });

  it('in the last row costs that row alone', () => {
    expect(read(`${AD_HEADER}\n${GOOD_ROWS.join('\n')}\n2026-05-01,"Brand,Search,1,1,1\n`)).toEqual({
      rejected: { 6: ['unclosed_quote'] },
      wrong: [],
      records: 4,
      warnings: ['unclosed_quote'],
    });
  });

  it.each([1, 4000])('in the header leaves its names and the rows below, %d times four', (times) => {
    const header = AD_HEADER.replace('Conversions', '"Conversions');
    const { profile, rows } = imported(`${header}\n${`${GOOD_ROWS.join('\n')}\n`.repeat(times)}`, {
      date: { source: 'Day' },
      campaign: { source: 'Campaign' },
      channel: { source: 'Channel' },
      spend: { source: 'Cost' },
    });
    expect(profile.columns).toHaveLength(6);
    expect(rows).toHaveLength(times * GOOD_ROWS.length);
    expect(rows.slice(-4).map(({ cells }) => cells)).toEqual(GOOD_ROWS.map((row) => row.split(',')));
  });
});
