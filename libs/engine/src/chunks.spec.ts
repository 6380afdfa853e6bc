import fc from 'fast-check';
import { FileError, FileInspector } from './index';
import { encoded } from './testing/encoded';
import { bytesOf, chunksOf, inspect, readAll, readRows, utf16le, type ReadFile } from './testing/read-all';

/** Pieces that make splitting hard: quotes, line ends, wide characters, NUL. */
const piece = fc.constantFrom(
  'a',
  '1',
  '2.5',
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  ' ',
  'é',
  '😍',
  '日',
  '\0',
  "'",
  '\\',
  '#',
  'Total',
);
const wildText = fc
  .array(piece, { minLength: 1, maxLength: 60 })
  .map((pieces) => `day,campaign,spend\n2026-01-01,A,1\n${pieces.join('')}`);
/** What the reading gives, or the message of its refusal. */
function orRefusal(read: () => ReadFile): ReadFile | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

const encoders: [string, (text: string) => Uint8Array][] = [
  ['utf-8', bytesOf],
  ['utf-16le', (text) => utf16le(`\ufeff${text}`)],
];

describe.each(encoders)('chunks of any size in %s', (_, encode) => {
  it('give the same profile and rows as the whole file', () => {
    fc.assert(
      fc.property(wildText, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const bytes = encode(text);
        const inChunks = () => {
          const inspector = new FileInspector();
          for (const chunk of chunksOf(bytes, size)) inspector.push(chunk);
          const profile = inspector.end();
          return { profile, rows: readRows(profile, chunksOf(bytes, size)) };
        };
        expect(orRefusal(inChunks)).toEqual(orRefusal(() => readAll(bytes)));
      }),
    );
  });
});

/** Everything that a cut may fall into: a byte order mark, wide characters, CRLF, quotes, doubled and escaped ones. */
const TRICKY =
  'Tag;Kampagne;Kosten\r\n2026-01-01;"Über ""alle"" 表";1,5\r\n\r\n2026-01-02;"zwei\r\nZeilen";"2,5"\r2026-01-03; "x" y;3,5\n# note\n2026-01-04;"offen;4,5\nSumme;;13,0\r\n';

const swapped = (bytes: Uint8Array) => bytes.map((_, i) => bytes[i ^ 1] ?? 0);
const western = TRICKY.replace('表', '€');
const japanese = TRICKY.replace('Ü', '予算');

describe.each<[string, Uint8Array]>([
  ['utf-8', bytesOf(TRICKY.replace('表', '表😍'))],
  ['utf-8 with a byte order mark', bytesOf(`\ufeff${TRICKY}`)],
  ['utf-8 with a bad byte', encoded('windows-1252', western.replace('Über', 'Ã¼ber Ã¼ber Ãœber €'))],
  ['utf-16le', utf16le(`\ufeff${TRICKY.replace('表', '😍')}`)],
  ['utf-16be', swapped(utf16le(`\ufeff${TRICKY}`))],
  ['windows-1252', encoded('windows-1252', western)],
  ['shift_jis', encoded('shift_jis', japanese)],
])('a file in %s', (_, bytes) => {
  const whole = readAll(bytes);
  const rows = JSON.stringify(whole.rows);

  it('has the same rows wherever it is cut, and wherever one byte comes alone', () => {
    for (let at = 0; at < bytes.length; at++) {
      const [before, byte, after] = [bytes.subarray(0, at), bytes.slice(at, at + 1), bytes.subarray(at + 1)];
      expect(JSON.stringify(readRows(whole.profile, [before, bytes.subarray(at)]))).toBe(rows);
      expect(JSON.stringify(readRows(whole.profile, [before, byte, after]))).toBe(rows);
    }
  });

  it('has the same profile and rows byte by byte', () => {
    const inspector = new FileInspector();
    for (const byte of chunksOf(bytes, 1)) inspector.push(byte);
    const profile = inspector.end();
    expect({ profile, rows: readRows(profile, chunksOf(bytes, 1)) }).toEqual(whole);
  });
});

describe('any bytes', () => {
  it('are refused with a file error or read without a fault of the engine', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 200 }), (bytes) => {
        try {
          readAll(bytes);
        } catch (error) {
          expect(error).toHaveProperty('code');
        }
      }),
    );
  });
});

describe('a table written by RFC 4180', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('is read back cell for cell', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (table) => {
        const lines = table.map(
          ([a, b], i) => `2026-01-${String((i % 28) + 1).padStart(2, '0')},${quoted(a)},${quoted(b)},1.5`,
        );
        const bytes = bytesOf(`Day,Campaign,Note,Spend\n${lines.join('\r\n')}\r\n`);
        const rows = readRows(inspect(bytes), [bytes]);
        expect(rows.map(({ cells }) => cells.slice(1, 3))).toEqual(table);
      }),
    );
  });

  it('numbers its rows from one, in the order of lines and offsets', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        const read = orRefusal(() => readAll(text));
        if (typeof read === 'string') return;
        const { rows } = read;
        rows.forEach(({ rowNumber, line, byteOffset }, i) => {
          const before = rows[i - 1];
          expect(rowNumber).toBe(i + 1);
          expect(line).toBeGreaterThan(before?.line ?? 0);
          expect(byteOffset).toBeGreaterThan(before?.byteOffset ?? 0);
        });
      }),
    );
  });
});
