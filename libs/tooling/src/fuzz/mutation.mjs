/** Bytes that mean something to a reader of tables. */
const TOKENS = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\\',
  '\\"',
  "'",
  '#',
  ' ',
  '\0',
  '\ufeff',
  'é',
  '😍',
  '日',
  '=',
  '-',
  '0',
  '9',
  '.',
  '\nTotal,',
  '\n\n',
  '",\n"',
  'sep=;\n',
].map((text) => new TextEncoder().encode(text));
const BYTES = [
  0x00, 0x0a, 0x0d, 0x22, 0x2c, 0x3b, 0x5c, 0x7f, 0x80, 0x81, 0xa0, 0xc0, 0xd8, 0xdc, 0xed, 0xf4, 0xfe, 0xff,
];

const MUTATIONS = [
  function flip(random, bytes) {
    const out = bytes.slice();
    if (out.length > 0) out[random.below(out.length)] ^= 1 << random.below(8);
    return out;
  },
  function replace(random, bytes) {
    const out = bytes.slice();
    if (out.length > 0) out[random.below(out.length)] = random.pick(BYTES);
    return out;
  },
  function insert(random, bytes) {
    const at = random.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), random.pick(TOKENS), bytes.subarray(at));
  },
  function remove(random, bytes) {
    const [from, to] = range(random, bytes, 40);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  function duplicate(random, bytes) {
    const [from, to] = range(random, bytes, 200);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  function move(random, bytes) {
    const [from, to] = range(random, bytes, 200);
    const rest = joined(bytes.subarray(0, from), bytes.subarray(to));
    const at = random.below(rest.length + 1);
    return joined(rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at));
  },
  function truncate(random, bytes) {
    return bytes.slice(0, random.below(bytes.length + 1));
  },
  function behead(random, bytes) {
    return bytes.slice(random.below(Math.min(bytes.length + 1, 64)));
  },
  function repeat(random, bytes) {
    const at = random.below(bytes.length + 1);
    const many = new Uint8Array(random.size(2, 2000)).fill(random.pick(BYTES));
    return joined(bytes.subarray(0, at), many, bytes.subarray(at));
  },
  function splice(random, bytes, other) {
    const at = random.below(bytes.length + 1);
    const [from, to] = range(random, other, 400);
    return joined(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
  },
];

/** The bytes after one to a handful of small accidents. `other` is what may be spliced in. */
export function mutated(random, bytes, other) {
  let out = bytes;
  for (let left = random.size(1, 8); left > 0; left--) out = random.pick(MUTATIONS)(random, out, other);
  return out;
}

function range(random, bytes, longest) {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.size(1, longest))];
}

function joined(...pieces) {
  return Uint8Array.from(Buffer.concat(pieces));
}
