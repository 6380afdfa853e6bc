import { bytesOf, inspect, readAll, utf16le } from '../testing/read-all';
import { FileInspector } from './file-inspector';

const concat = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...bytesOf(part)] : part)));
const rejects = (input: string | Uint8Array) => {
  try {
    inspect(input);
  } catch (error) {
    return error as { code?: string };
  }
  return null;
};

describe('the encoding', () => {
  it.each([
    ['utf-8', bytesOf('a,b\n1,é\n')],
    ['utf-8', concat([0xef, 0xbb, 0xbf], 'a,b\n1,2\n')],
    ['utf-16le', utf16le('\ufeffa\tb\n1\t2\n')],
    ['utf-16le', utf16le('a\tb\n1\tż\n')],
    ['utf-16be', concat([0xfe, 0xff, 0, 0x61, 0, 0x2c, 0, 0x62, 0, 0x0a, 0, 0x31, 0, 0x2c, 0, 0x32])],
    ['windows-1252', concat('a,b\n1,', [0x80], '\n')],
    [
      'shift_jis',
      concat([0x96, 0xbc, 0x91, 0x4f, 0x2c, 0x94, 0x4e, 0x97, 0xee, 0x0a, 0x90, 0xd7, 0x2c, 0x32, 0x0a]),
    ],
  ])('is found to be %s', (encoding, bytes) => {
    expect(inspect(bytes).dialect.encoding).toBe(encoding);
  });

  it('gives the byte 80 of windows-1252 its euro sign, and says that it fell back', () => {
    const { profile, rows } = readAll(concat('a,b\n1,', [0x80], '\n'));
    expect(rows[0]?.cells).toEqual(['1', '€']);
    expect(profile.warnings).toContainEqual(expect.objectContaining({ code: 'encoding_fallback' }));
  });

  it('is corrected where the first byte beyond ASCII comes after the head', () => {
    const { profile, rows } = readAll(
      concat('day,name\n', '2026-01-01,plain\n'.repeat(20_000), '2026-01-01,', [0xfc], '\n'),
    );
    expect(profile.dialect.encoding).toBe('windows-1252');
    expect(rows.at(-1)).toMatchObject({ cells: ['2026-01-01', 'ü'], faults: [] });
  });

  it('makes a bad sequence an error of its row, never a silent replacement', () => {
    const { rows } = readAll(concat('a,b\n1,é\n2,', [0xff], '\n3,x\n'));
    expect(rows.map(({ faults }) => faults.map(({ code }) => code))).toEqual([[], ['bad_encoding'], []]);
  });
});

describe('the delimiter and the quote', () => {
  it.each([
    [',', 'a,b;x,c\n1,2,3\n'],
    [';', 'a;b\n1;5,5\n2;5,5\n'],
    ['\t', 'a\tb, x\n1\t2,3\n'],
    ['|', 'a|b|c\n1|"2|,"|3\n'],
    [';', 'sep=;\na,b;c\n1,5;2\n'],
    ['^', 'sep=^\na^b\n1^2\n'],
  ])('%j splits %j', (delimiter, text) => {
    expect(inspect(text).dialect.delimiter).toBe(delimiter);
  });

  it('are single quotes where only those make columns', () => {
    const { profile, rows } = readAll("'name','spend'\n'A, b','1'\n'it''s','2'\n");
    expect(profile.dialect.quote).toBe("'");
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['A, b', '1'],
      ["it's", '2'],
    ]);
  });
});

describe('the header', () => {
  it.each<[string, string, number | null]>([
    ['the first row', 'Day,Cost\n2026-01-01,1\n', 1],
    [
      'below a title and a date range',
      'Campaign report\n"March 27, 2026 - April 23, 2026"\nCampaign,Cost,Clicks\nA,1,2\n',
      3,
    ],
    [
      'below quoted lines and a blank one',
      '"Report Name: X"\r\n"Rows: 1"\r\n\r\n"GregorianDate","CampaignName","Spend"\r\n"5/1/2026","A","1"\r\n',
      4,
    ],
    ['below comments', '# one\n# two, three\nDay,Campaign,Cost\n2026-01-01,A,1\n', 3],
    ['below a padded preamble', 'PREAMBLE,,\n,,\nDay,Campaign,Cost\n2026-01-01,A,1\n', 3],
    ['below the line that names the delimiter', 'sep=;\r\nDay;Campaign\r\n2026-01-01;A\r\n', 2],
    ['below a quoted line of two', '"Title\nof two"\nDay,Campaign,Cost\n2026-01-01,A,1\n', 3],
    ['the first of texts', 'A,B,C\nX,Y,Z\n', 1],
    ['the only row', 'Day,Campaign,Cost\n', 1],
    ['absent above numbers', '10,hello,20\n20,world,30\n', null],
    ['absent above dates', 'Grant,2013-11-23,x\nCher,2014-11-22,y\n', null],
  ])('is %s', (_, text, line) => {
    expect(inspect(text).dialect.headerRow).toBe(line);
  });

  it('gives blank and repeated names stable ones and keeps the raw ones', () => {
    const { columns, rawHeader } = inspect('id,,Cost ,Cost,__proto__,constructor\nx,y,1,2,3,4\n');
    expect(columns.map(({ name }) => name)).toEqual([
      'id',
      'Column 2',
      'Cost',
      'Cost (2)',
      '__proto__',
      'constructor',
    ]);
    expect(rawHeader).toEqual(['id', '', 'Cost ', 'Cost', '__proto__', 'constructor']);
  });

  it('without rows is a table that warns', () => {
    const profile = inspect('Day,Campaign,Cost\n');
    expect(profile.dataRows).toBe(0);
    expect(profile.warnings).toContainEqual(expect.objectContaining({ code: 'no_rows' }));
  });
});

describe('the report period', () => {
  it.each([
    ['1 June 2026 - 25 June 2026', '2026-06-01', '2026-06-25'],
    ['"March 27, 2026 - April 23, 2026"', '2026-03-27', '2026-04-23'],
    ['25. April 2026 - 8. Mai 2026', '2026-04-25', '2026-05-08'],
    ['5 de maio de 2026 - 15 de maio de 2026', '2026-05-05', '2026-05-15'],
    ['2026年3月1日 - 2026年3月2日', '2026-03-01', '2026-03-02'],
    ['"Start Date: 02 Feb 2026"\n"End Date: 08 Feb 2026"', '2026-02-02', '2026-02-08'],
    ['# Start date: 20260801\n# End date: 20260831', '2026-08-01', '2026-08-31'],
    ['"Report Time: 5/1/2026,5/12/2026"', '2026-05-01', '2026-05-12'],
  ])('is read from %j', (preamble, from, to) => {
    expect(inspect(`${preamble}\nCampaign,Cost,Clicks\nA,1,2\n`).reportPeriod).toEqual({ from, to });
  });

  it('is not the day on which the report was made', () => {
    expect(
      inspect('"Date Generated: September 23, 2026"\nCampaign,Cost,Clicks\nA,1,2\n').reportPeriod,
    ).toBeNull();
  });
});

describe('columns', () => {
  const column = (text: string, name: string) =>
    inspect(text).columns.find((candidate) => candidate.name === name);
  const withValues = (name: string, values: string[], beside = 'Note') =>
    `${name};${beside}\n${values.map((value) => `${value};x`).join('\n')}\n`;

  it('are decided by the one value that only one order reads', () => {
    const days = column(withValues('Day', ['03/04/2026', '05/04/2026', '26/04/2026']), 'Day');
    expect(days).toMatchObject({
      type: 'date',
      dateFormats: ['DD/MM/YYYY'],
      evidence: 'line 4 has 26 in first place',
    });
  });

  it('stay undecided between orders, the shorter range first', () => {
    expect(column(withValues('Day', ['5/1/2026', '5/2/2026', '5/12/2026']), 'Day')?.dateFormats).toEqual([
      'MM/DD/YYYY',
      'DD/MM/YYYY',
    ]);
    expect(column(withValues('Day', ['1/5/2026', '2/5/2026', '12/5/2026']), 'Day')?.dateFormats).toEqual([
      'DD/MM/YYYY',
      'MM/DD/YYYY',
    ]);
  });

  it('are decided by the period of the report', () => {
    const text = '1 March 2026 - 30 April 2026\nDay,Campaign,Cost\n03/04/2026,A,1\n04/04/2026,B,2\n';
    expect(column(text, 'Day')?.dateFormats).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
    const decided = '1 April 2026 - 30 April 2026\nDay,Campaign,Cost\n03/04/2026,A,1\n04/04/2026,B,2\n';
    expect(column(decided, 'Day')?.dateFormats).toEqual(['DD/MM/YYYY']);
  });

  it('survive a few values that do not fit', () => {
    const days = Array.from({ length: 9 }, (_, i) => `2026-01-0${i + 1}`);
    expect(column(withValues('Day', [...days, '2026-02-31']), 'Day')?.dateFormats).toEqual(['YYYY-MM-DD']);
  });

  it.each<[string, string[], string[]]>([
    ['a comma', ['1,5', '2'], [',']],
    ['a point', ['1.5', '2'], ['.']],
    ['grouped thousands before a comma', ['1.234,5', '1.234'], [',']],
    ['a leading zero', ['0.125', '1.234'], ['.']],
    ['two groups', ['1.234.567', '1.234'], [',']],
    ['nothing that tells', ['1.234', '5.678'], [',', '.']],
    ['whole numbers', ['1', '22'], ['.']],
  ])('with %s have their decimal separator', (_, values, decimals) => {
    expect(column(withValues('Cost', values), 'Cost')?.decimals).toEqual(decimals);
  });

  it('learn from the other columns which separator groups thousands', () => {
    const profile = inspect('Clicks;Cost\n1.234;1,5\n5.678;2,25\n');
    expect(profile.columns.map(({ decimals }) => decimals)).toEqual([[','], [',']]);
    expect(profile.decimal).toBe(',');
  });

  it('count empty and distinct values and show some of them', () => {
    expect(column(withValues('Cost', ['1', '', '-', '1', '2']), 'Cost')).toMatchObject({
      type: 'integer',
      empty: 2,
      samples: ['1', '2'],
    });
  });

  it('of codes with leading zeros are no quantities', () => {
    expect(column(withValues('Code', ['09001', '09002', '00017']), 'Code')?.decimals).toEqual([]);
  });
});

describe('what is no table', () => {
  it.each([
    ['empty_file', ''],
    ['empty_file', '\n \n\t\n'],
    ['not_csv', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    ['not_csv', '{"rows": [1, 2]}'],
    ['not_csv', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
    ['not_csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['not_csv', bytesOf('%PDF-1.7\n%âãÏÓ\n')],
    ['bad_encoding', Uint8Array.from({ length: 600 }, (_, i) => (i * 73 + 7) % 251)],
    ['no_header', '# only\n# comments\n'],
  ])('is refused as %s', (code, input) => {
    expect(rejects(input)).toMatchObject({ code });
  });

  it('is not a column of brackets', () => {
    expect(inspect('Campaign,Cost\n[SEARCH] a,1\n').dataRows).toBe(1);
  });
});

it('keeps the first fifty rows for the preview', () => {
  const profile = inspect(`Day,Cost\n${'2026-01-01,1\n'.repeat(80)}`);
  expect(profile.head).toHaveLength(50);
  expect(profile.dataRows).toBe(80);
});

it('refuses an empty file that came without any chunk', () => {
  expect(() => new FileInspector().end()).toThrow('empty');
});

it('shows samples in file order though the first rows are judged last', () => {
  const rows = Array.from({ length: 200 }, (_, i) => `2026-01-01,C${i % 40},${i}`).join('\n');
  expect(inspect(`Day,Campaign,Cost\n${rows}\n`).columns[1]?.samples.slice(0, 3)).toEqual(['C0', 'C1', 'C2']);
});
