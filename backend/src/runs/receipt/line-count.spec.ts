import { LineCount } from './line-count';

function linesOf(bytes: Uint8Array, encoding = 'utf-8', size = bytes.length): number {
  const count = new LineCount(encoding);
  for (let at = 0; at < bytes.length; at += size) count.push(bytes.subarray(at, at + size));
  return count.lines;
}

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the count of physical lines', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\r\nb\r\n', 2],
    ['a\rb\rc', 3],
    ['a\r\n\n\rb\n\r', 5],
    ['\n', 1],
    ['\n\n\n', 3],
    ['"a\nb",c\n', 2],
    ['é\u2028ü\u0085', 1],
  ])('of %j is %i, in any encoding and any pieces', (text, lines) => {
    const encodings: [string, Buffer][] = [
      ['utf-8', Buffer.from(text)],
      ['utf-16le', Buffer.from(text, 'utf16le')],
      ['utf-16be', bigEndian(text)],
    ];
    for (const [encoding, bytes] of encodings)
      for (const size of [1, 2, 3, 1000]) expect(linesOf(bytes, encoding, size)).toBe(lines);
  });

  it('takes no other character of UTF-16 for a line end', () => {
    const text = 'Ċ਀ഀ਍\u0d0d\u0a0a';
    expect(linesOf(Buffer.from(text, 'utf16le'), 'utf-16le')).toBe(1);
    expect(linesOf(bigEndian(text), 'utf-16be')).toBe(1);
  });

  it('counts a line that half a character begins', () => {
    expect(linesOf(Buffer.from([0x61, 0, 0x0a, 0, 0x62]), 'utf-16le')).toBe(2);
  });
});
