import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { lighter, pixelsOf } from './png.mjs';

/** One filter of each kind in five rows of three pixels, red growing to the right and down. */
const WIDTH = 3;
const red = (x, y) => (40 + 10 * x + 3 * y) % 256;
const rowsFiltered = [
  [0, ...[0, 1, 2].flatMap((x) => [red(x, 0), 0, 0])],
  [1, ...[red(0, 1), 0, 0], ...[10, 0, 0], ...[10, 0, 0]],
  [2, ...[0, 1, 2].flatMap(() => [3, 0, 0])],
  [3, ...[0, 1, 2].flatMap((x) => [(red(x, 3) - (((x ? red(x - 1, 3) : 0) + red(x, 2)) >> 1)) & 255, 0, 0])],
  [4, ...[3, 0, 0], ...[3, 0, 0], ...[3, 0, 0]],
];

function png() {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(rowsFiltered.length, 4);
  header.set([8, 2], 8);
  const chunk = (type, data) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const data = deflateSync(Buffer.from(rowsFiltered.flat()));
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('pictures', () => {
  it('are read through each of the five filters', () => {
    const { colours } = pixelsOf(png());
    const reds = [...colours].map((colour) => colour >> 16);
    const wanted = rowsFiltered.flatMap((_, y) => [0, 1, 2].map((x) => red(x, y)));
    assert.deepEqual(reds, wanted);
  });

  it('say which of their colours each pixel has', () => {
    const light = lighter(png());
    assert.equal(light.toString('latin1', 1, 4), 'PNG');
    assert.equal(light[25], 3);
    const at = light.indexOf('PLTE') + 4;
    const distinct = new Set(pixelsOf(png()).colours).size;
    assert.equal(light.readUInt32BE(at - 8), distinct * 3);
  });
});
