import { encodingOf } from './encodings';
import { encoded } from '../testing/encoded';
import { chunksOf, readAll, readRows } from '../testing/read-all';

const hex = (text: string) => Uint8Array.from(text.split(' ').map((byte) => Number.parseInt(byte, 16)));

describe('an encoding of several bytes a character', () => {
  it.each([
    ['shift_jis', '95 5c 8e a6 b1 41', '表示ｱA'],
    ['shift_jis', '95 5c 1a 1c 7f', '表\u001a\u001c\u007f'],
    ['euc-jp', 'c6 fc 8e b1 8f b0 a1 41', '日ｱ丂A'],
    ['gb18030', 'c8 d5 81 30 84 36 94 39 fc 36 41', '日¥😀A'],
    ['big5', 'a4 e9 41', '日A'],
    ['euc-kr', 'c0 cf a2 e6 81 41 41', '일€갂A'],
  ])('%s is read, and its bytes are counted', (name, bytes, text) => {
    const encoding = encodingOf(name);
    expect(encoding.decode(hex(bytes))).toEqual({ text, bad: false });
    expect(encoding.byteLength(text, 0, text.length)).toBe(hex(bytes).length);
  });

  it.each([
    ['shift_jis', '41 81 2c 42', 'A\udc81,B'],
    ['shift_jis', '41 fd 42', 'A\udcfdB'],
    ['gb18030', '80 41', '\udc80A'],
    ['gb18030', 'c8', '\udcc8'],
    ['big5', 'c6 a1 41', '\udcc6\udca1A'],
    ['euc-kr', 'c9 a1 41', '\udcc9\udca1A'],
    ['euc-jp', '8f b0 41', '\udc8f\udcb0A'],
  ])('%s keeps each bad byte of %s', (name, bytes, text) => {
    const encoding = encodingOf(name);
    expect(encoding.decode(hex(bytes))).toEqual({ text, bad: true });
    expect(encoding.byteLength(text, 0, text.length)).toBe(hex(bytes).length);
  });

  it.each([
    ['shift_jis', '日,キャンペーン,費用', '指名検索と春のキャンペーン'],
    ['euc-jp', '日,キャンペーン,費用', '指名検索と春のキャンペーン'],
    ['gb18030', '日期,广告系列,花费', '品牌词搜索推广计划春季促销活动'],
    ['big5', '日期,廣告活動,費用', '品牌搜尋推廣計畫春季促銷活動'],
    ['euc-kr', '날짜,캠페인,비용', '브랜드검색봄맞이특별할인행사'],
  ])('%s under %s gives the same rows however the bytes arrive, bad ones too', (name, header, word) => {
    const good = encoded(name, `${header}\n2026-05-01,${word}${word},1.5\n2026-05-02,${word}`);
    const bytes = Uint8Array.from([...good, 0xff, ...encoded(name, `x,2.5\n2026-05-03,${word},3.5\n`)]);
    const { profile, rows } = readAll(bytes);
    expect(profile.dialect.encoding).toBe(name);
    expect(rows.map(({ faults }) => faults.map(({ code }) => code))).toEqual([[], ['bad_encoding'], []]);
    for (const size of [1, 2, 3, 7]) expect(readRows(profile, chunksOf(bytes, size))).toEqual(rows);
  });
});
