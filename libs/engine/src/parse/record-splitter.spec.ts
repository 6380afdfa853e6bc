import { cellsOf, readAll } from '../testing/read-all';

const TABLE = 'day,campaign,spend\n';

describe('splitting records', () => {
  it('keeps line ends inside quotes and counts physical lines past them', () => {
    const { rows } = readAll(`${TABLE}2026-01-01,"two\nlines",1\n2026-01-02,B,2\n`);
    expect(rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [2, 'two\nlines'],
      [4, 'B'],
    ]);
  });

  it('takes LF, CRLF and CR for line ends, mixed in one file', () => {
    expect(cellsOf('a,b\r\n1,2\n3,4\r5,6\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('unfolds doubled quotes', () => {
    expect(cellsOf(`${TABLE}2026-01-01,"say ""hi""",1\n`)).toEqual([['2026-01-01', 'say "hi"', '1']]);
  });

  it('unfolds doubled quotes in any cell of a wide record', () => {
    for (const width of [126, 127, 128, 129, 130, 200]) {
      const names = Array.from({ length: width }, (_, i) => `c${i}`);
      const row = Array.from({ length: width }, (_, i) => `"a""${i}"`);
      const { rows } = readAll(`Report\n${names.join(',')}\n${row.join(',')}\n`);
      expect(rows.map(({ cells }) => cells)).toEqual([names.map((_, i) => `a"${i}`)]);
    }
  });

  it('keeps a quote inside an unquoted cell', () => {
    expect(cellsOf(`${TABLE}2026-01-01,12" screen,1\n`)).toEqual([['2026-01-01', '12" screen', '1']]);
  });

  it('drops the spaces around quotes', () => {
    expect(cellsOf(`${TABLE}2026-01-01, "A, b" ,1\n`)).toEqual([['2026-01-01', 'A, b', '1']]);
  });

  it('reads a last line without line end', () => {
    expect(cellsOf(`${TABLE}2026-01-01,A,1`)).toEqual([['2026-01-01', 'A', '1']]);
  });

  it('keeps text after a closing quote and warns of it', () => {
    const { profile, rows } = readAll(`${TABLE}2026-01-01,"A"b,1\n2026-01-02,C,2\n`);
    expect(rows[0]?.cells).toEqual(['2026-01-01', 'Ab', '1']);
    expect(profile.warnings).toContainEqual(expect.objectContaining({ code: 'text_after_quote', line: 2 }));
  });

  it('gives an unclosed quote one row error at its line and reads on', () => {
    const { rows } = readAll(`${TABLE}2026-01-01,"A,1\n2026-01-02,"B, b",2\n2026-01-03,C,3\n`);
    expect(rows.map(({ line, faults }) => [line, faults.map(({ code }) => code)])).toEqual([
      [2, ['unclosed_quote']],
      [3, []],
      [4, []],
    ]);
    expect(rows[0]?.cells).toEqual(['2026-01-01', '"A', '1']);
  });

  it('finds an unclosed quote in the last row', () => {
    const { rows } = readAll(`${TABLE}2026-01-01,A,1\n2026-01-02,"B,2\n`);
    expect(rows[1]?.faults[0]?.code).toBe('unclosed_quote');
  });

  it('reads thousands of unclosed quotes in linear time', () => {
    const lines = 100_000;
    const started = Date.now();
    const { rows } = readAll(TABLE + '2026-01-01,"A,1\n'.repeat(lines));
    expect(rows).toHaveLength(lines);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('unescapes backslashes where doubling would break the rows', () => {
    const { profile, rows } = readAll(
      'title,year,note\nDr. X\\, or Y,1964,"a \\"b\\", c"\nMetropolis,1927,d\nM,1931,e\n',
    );
    expect(profile.dialect.escape).toBe('backslash');
    expect(rows[0]?.cells).toEqual(['Dr. X, or Y', '1964', 'a "b", c']);
  });

  it('takes a backslash for text where quotes are doubled', () => {
    expect(cellsOf('path,note\n"C:\\dir\\","say ""x"""\n"D:\\",y\n')).toEqual([
      ['C:\\dir\\', 'say "x"'],
      ['D:\\', 'y'],
    ]);
  });

  it('reports rows with too many cells but not empty ones beyond the table', () => {
    const { rows } = readAll(`${TABLE}2026-01-01,A,1,,\n2026-01-02,B,2,oops\n2026-01-03,C,3\n`);
    expect(rows.map(({ faults }) => faults.map(({ code }) => code))).toEqual([[], ['too_many_fields'], []]);
  });

  it('warns of short rows and leaves their missing cells out', () => {
    const { profile, rows } = readAll(`${TABLE}2026-01-01,A,1\n2026-01-02,B\n2026-01-03,C,3\n`);
    expect(rows[1]).toMatchObject({ cells: ['2026-01-02', 'B'], faults: [] });
    expect(profile.warnings).toContainEqual(expect.objectContaining({ code: 'short_rows', line: 3 }));
  });

  it('makes a NUL byte a row error and keeps it out of the profile', () => {
    const { profile, rows } = readAll(`${TABLE}2026-01-01,A\0b,1\n2026-01-02,B,2\n`);
    expect(rows.map(({ faults }) => faults.map(({ code }) => code))).toEqual([['nul_byte'], []]);
    expect(JSON.stringify(profile)).not.toContain('\\u0000');
  });

  it('cuts cells over the limit and rejects their row', () => {
    const limits = { maxColumns: 5, maxFieldChars: 10, maxRows: 5 };
    const { rows } = readAll('a,b\n1,12345678901\n2,1234567890\n', limits);
    expect(rows.map(({ cells, faults }) => [cells[1], faults.length])).toEqual([
      ['1234567890', 1],
      ['1234567890', 0],
    ]);
  });

  it('refuses more rows and columns than allowed', () => {
    const limits = { maxColumns: 2, maxFieldChars: 10, maxRows: 2 };
    expect(() => readAll('a,b,c\n1,2,3\n', limits)).toThrow(
      expect.objectContaining({ code: 'too_many_columns' }),
    );
    expect(() => readAll('a,b\nx,2\ny,2\nz,2\n', limits)).toThrow(
      expect.objectContaining({ code: 'too_many_rows' }),
    );
  });
});

describe('byte offsets', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('day,name\n1,é😍\n2,b\n'), [9, 18]],
    ['UTF-8 with BOM and CRLF', new TextEncoder().encode('\ufeffday,name\r\n1,"é\r\n"\r\n2,b\r\n'), [13, 23]],
    [
      'a bad byte',
      Uint8Array.from([
        0xef, 0xbb, 0xbf, 0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xff, 0x0a, 0x32, 0x2c, 0x78, 0x0a,
      ]),
      [7, 11],
    ],
  ])('are those of the file in %s', (_, bytes, offsets) => {
    expect(readAll(bytes).rows.map(({ byteOffset }) => byteOffset)).toEqual(offsets);
  });
});
