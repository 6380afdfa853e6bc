import { readAll, utf16le } from '../testing/read-all';

const HEADER = 'Date,Campaign,Cost,Clicks\n';
const ROWS = '2026-05-05,A,10.50,5\n2026-05-06,B,20.00,7\n2026-05-07,C,12.50,8\n';
const TABLE = HEADER + ROWS;

/** Line of the header, number of data rows, first names. */
const read = (file: string | Uint8Array) => {
  const { profile, rows } = readAll(file);
  return [profile.dialect.headerRow, rows.length, profile.columns[0]?.name];
};

describe('the header', () => {
  it.each([
    ['a title', `My report\n${TABLE}`, 2],
    ['a title and blank lines', `My report\n\n\n${TABLE}`, 4],
    ['a quoted title with commas', `"Report for A, B, C, D"\n${TABLE}`, 2],
    ['a title with as many commas as the table', `Report, for, A, B\n${TABLE}`, 2],
    ['keys and values', `Account,Acme\nCurrency,EUR\n\n${TABLE}`, 4],
    ['keys and values as wide as the table', `Account,Acme,,\nCurrency,EUR,,\n,,,\n${TABLE}`, 4],
    ['more keys and values than rows', `${'Key,value\n'.repeat(30)}${TABLE}`, 31],
    ['comments', `# title\n# a,b,c,d\n#\n${TABLE}`, 4],
    ['a wider table', `A,B,C,D,E,F,G\n1,2,3,4,5,6,7\n\n${TABLE}`, 4],
    ['names of groups', `,,Performance,Performance\n${TABLE}`, 2],
    ['names of groups over every column', `Info,Info,Performance,Performance\n${TABLE}`, 2],
    ['rows of nothing but delimiters', `,,,\n,,,\n${TABLE}`, 3],
    ['two byte order marks', `\ufeff\ufeff${TABLE}`, 1],
    ['the delimiter', `sep=,\nMy report\n${TABLE}`, 3],
  ])('is found below %s', (_, file, headerRow) => {
    expect(read(file)).toEqual([headerRow, 3, 'Date']);
  });

  it.each([
    ['comments between rows', `${HEADER}2026-05-05,A,1,2\n# note\n2026-05-06,B,1,2\n`],
    ['campaigns that begin with #', `${HEADER}2026-05-05,#sale,1,2\n2026-05-06,B,1,2\n`],
    ['a campaign called like a column', `${HEADER}2026-05-05,Cost,1,2\n2026-05-06,Clicks,1,2\n`],
    ['a break inside a name', `Date,"Cam\npaign",Cost\n2026-05-05,A,1\n2026-05-06,B,2\n`],
  ])('is the first row over %s', (_, file) => {
    expect(read(file)).toEqual([1, 2, 'Date']);
  });

  it('is missing where the first row reads like the others', () => {
    expect(read(ROWS)).toEqual([null, 3, 'Column 1']);
  });

  it('ends with its line where a quote in it is never closed, in files of any size', () => {
    const header = 'Day;"Campaign;Channel;Cost\n';
    const row = '2026-05-05;A;Search;10.50\n';
    for (const rows of [2, 20_000]) expect(read(header + row.repeat(rows))).toEqual([1, rows, 'Day']);
  });

  it('may be all there is', () => {
    expect(read(HEADER)).toEqual([1, 0, 'Date']);
  });
});

describe('quotes of the other kind', () => {
  it('are taken off where they stand around every cell', () => {
    const file = TABLE.replaceAll(/[^,\n]+/g, "'$&'");
    expect(read(file)).toEqual([1, 3, 'Date']);
    expect(readAll(file).profile.dialect.quote).toBe("'");
  });

  it('are text where only some cells have them', () => {
    const { profile, rows } = readAll(`${HEADER}2026-05-05,'n Sync,1,5\n2026-05-06,O'Neil,2,7\n`);
    expect(profile.dialect.quote).toBe('"');
    expect(rows.map(({ cells }) => cells[1])).toEqual(["'n Sync", "O'Neil"]);
  });
});

describe('UTF-16 without a byte order mark', () => {
  it('is known by the NULs of its delimiters and digits, whatever the letters', () => {
    const file =
      '日付\tキャンペーン\t費用\n2026年5月5日\t指名検索の広告グループ春\t１２\n2026年5月6日\t一般検索の広告グループ夏\t５\n';
    expect(read(utf16le(file))).toEqual([1, 2, '日付']);
  });

  it('is not seen in a few NUL bytes', () => {
    const { profile } = readAll('Date,Campaign,Cost\n2026-05-05,A\0\0\0\0,1\n2026-05-06,B,2\n');
    expect(profile.dialect.encoding).toBe('utf-8');
  });
});
