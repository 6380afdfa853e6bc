import type { DialectChoice } from '@etl-studio/contracts';
import { RowReader } from '../parse/row-reader';
import { bytesOf } from '../testing/read-all';
import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { FileInspector } from './file-inspector';
import { headView } from './head-view';

/** Profile and cells of a file that is read as somebody says. */
function read(text: string, said: DialectChoice) {
  const inspector = new FileInspector(said);
  inspector.push(bytesOf(text));
  const profile = inspector.end();
  const rows: string[][] = [];
  const reader = new RowReader(profile, DEFAULT_LIMITS, ({ cells }) => rows.push([...cells]));
  reader.push(bytesOf(text));
  reader.end();
  return { profile, rows };
}

describe('a file that somebody says how to read', () => {
  it('is split by the delimiter that is said, however poor its columns are', () => {
    const { profile, rows } = read('a;b,c\n1;2,3\n', { delimiter: ';' });
    expect(profile.columns.map(({ name }) => name)).toEqual(['a', 'b,c']);
    expect(rows).toEqual([['1', '2,3']]);
    expect(profile.dialect.said).toEqual({ delimiter: ';' });
  });

  it('takes a sign for the delimiter that nobody would guess', () => {
    expect(read('Day^Cost\n2026-01-01^2\n', { delimiter: '^' }).rows).toEqual([['2026-01-01', '2']]);
  });

  it('keeps the signs in its cells that are said to be no quotes', () => {
    expect(read('Ad,Cost\n"Sale",2\n"Brand",3\n', { quote: "'" }).rows[0]).toEqual(['"Sale"', '2']);
  });

  it('takes names and columns from the line that is said, and what stands above for no rows', () => {
    const text = 'Day,Ad,Cost\nTag,Anzeige,Kosten\n2026-01-01,Brand,2\n';
    const { profile, rows } = read(text, { headerRow: 2 });
    expect(profile.dialect).toMatchObject({ headerRow: 2, firstDataLine: 3 });
    expect(profile.columns.map(({ name }) => name)).toEqual(['Tag', 'Anzeige', 'Kosten']);
    expect(rows).toHaveLength(1);
  });

  it('has a row more where it is said to have no header', () => {
    const { profile, rows } = read('Day,Ad\n2026-01-01,Brand\n', { headerRow: 0 });
    expect(profile.dialect.headerRow).toBeNull();
    expect(profile.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
    expect(rows[0]).toEqual(['Day', 'Ad']);
  });

  it('is refused where the line that is said is blank or not there', () => {
    const text = 'Day,Ad\n\n2026-01-01,Brand\n';
    expect(() => read(text, { headerRow: 2 })).toThrow('line 2');
    expect(() => read(text, { headerRow: 40 })).toThrow('line 40');
  });

  it.each(['', 'ab', 'x', '1', '"', '\n', '.'])('is not separated by %j', (delimiter) => {
    expect(() => new FileInspector({ delimiter })).toThrow(RangeError);
  });
});

describe('the view of the head', () => {
  it('says what speaks for the dialect, and shows the lines among which the header is', () => {
    const text = 'Report\n\nDay;Ad\n2026-01-01;"é"\n2026-01-02\n';
    const { profile } = read(text, {});
    expect(headView(bytesOf(text), true, profile)).toEqual({
      encodingBy: 'valid',
      otherEncodings: [],
      namesDelimiter: false,
      records: 3,
      fitting: 2,
      quoted: 1,
      lines: [
        { line: 1, cells: ['Report'] },
        { line: 3, cells: ['Day', 'Ad'] },
        { line: 4, cells: ['2026-01-01', 'é'] },
        { line: 5, cells: ['2026-01-02'] },
      ],
    });
  });

  it.each([
    ['mark', '\ufeffa,b\n1,2\n', {}],
    ['ascii', 'a,b\n1,2\n', {}],
    ['said', 'a,b\n1,2\n', { encoding: 'windows-1250' }],
  ])('knows an encoding by %s', (by, text, said) => {
    const { profile } = read(text, said);
    expect(headView(bytesOf(text), true, profile).encodingBy).toBe(by);
  });
});
