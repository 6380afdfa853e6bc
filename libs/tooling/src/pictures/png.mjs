import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param {Buffer} png @returns {Map<string, Buffer>} the data of each kind of chunk, put together */
function chunksOf(png) {
  const chunks = new Map();
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), data]));
    at += length + 12;
  }
  return chunks;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** What the five filters of PNG predict of a byte: from its left, its upper and its upper left neighbour. */
const predict = /** @type {((left: number, up: number, corner: number) => number)[]} */ ([
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
    if (Number(toLeft) <= Number(toUp) && Number(toLeft) <= Number(toCorner)) return left;
    return Number(toUp) <= Number(toCorner) ? up : corner;
  },
]);

/**
 * The pixels of a picture of 8 bits a channel that is not interlaced, as browsers write it.
 * @param {Buffer} png @returns {{ width: number, height: number, colours: Uint32Array }} a colour as 0xRRGGBB
 */
export function pixelsOf(png) {
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR') ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 6 ? 4 : 3;
  const stride = width * channels;
  const raw = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const bytes = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = predict[Number(raw[y * (stride + 1)])];
    if (!filter) throw new Error('The picture has a filter that there is none of.');
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : Number(bytes[at - channels]);
      const up = y === 0 ? 0 : Number(bytes[at - stride]);
      const corner = x < channels || y === 0 ? 0 : Number(bytes[at - stride - channels]);
      bytes[at] = Number(raw[at + y + 1]) + filter(left, up, corner);
    }
  }
  const colours = Uint32Array.from({ length: width * height }, (_, pixel) =>
    bytes.readUIntBE(pixel * channels, 3),
  );
  return { width, height, colours };
}

const distance = (one, other) =>
  [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);

/** As different as colours have to be at least, so that many hues of grey leave room for a rare red. */
const apart = 150;

/** Up to 256 of the colours, frequent ones first, and for each that there is the number of the one that stands for it. */
function paletteOf(colours) {
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const all = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one));
  const palette = all.slice(0, 32);
  for (const colour of all.slice(32))
    if (palette.length < 256 && palette.every((chosen) => distance(chosen, colour) >= apart))
      palette.push(colour);
  const numbers = new Map(palette.map((colour, number) => [colour, number]));
  for (const colour of all.filter((each) => !numbers.has(each))) {
    let nearest = 0;
    for (let number = 1; number < palette.length; number++)
      if (distance(colour, palette[number]) < distance(colour, palette[nearest])) nearest = number;
    numbers.set(colour, nearest);
  }
  return { palette, numbers };
}

/** The same picture in up to 256 of its colours, half as large. @param {Buffer} png @returns {Buffer} */
export function lighter(png) {
  const { width, height, colours } = pixelsOf(png);
  const { palette, numbers } = paletteOf(colours);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = numbers.get(colours[y * width + x]) ?? 0;
  const table = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, number) => table.writeUIntBE(colour, number * 3, 3));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
