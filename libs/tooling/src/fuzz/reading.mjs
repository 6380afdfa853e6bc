/**
 * @typedef {import('../etl/engine.mjs').Engine} Engine
 * @typedef {import('../../../engine/src/index').FileProfile} FileProfile
 * @typedef {import('../../../engine/src/index').RawRow} RawRow
 */

const PRODUCT_CHUNK = 65_536;
const MOST_CUTS = 12;
const TINY = 200;

/** The bytes as the product reads them. */
export function productChunks(bytes) {
  const chunks = [];
  for (let at = 0; at < bytes.length; at += PRODUCT_CHUNK)
    chunks.push(bytes.subarray(at, at + PRODUCT_CHUNK));
  return chunks;
}

/** The bytes cut at random places, two cuts often a byte or two apart; a tiny file now and then byte by byte. @param {import('./random.mjs').Random} random */
export function randomChunks(random, bytes) {
  if (bytes.length < TINY && random.chance(0.1)) return Array.from(bytes, (byte) => Uint8Array.of(byte));
  const cuts = new Set([0, bytes.length]);
  for (let left = random.size(1, MOST_CUTS); left > 0; left--) {
    const at = random.below(bytes.length + 1);
    cuts.add(at).add(Math.min(bytes.length, at + random.below(3)));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, i) => bytes.slice(places[i], to));
}

/** First pass: a profile, or the engine's refusal. Anything else that is thrown is the engine's fault, and passes through. */
export function profileOf(/** @type {Engine} */ engine, chunks, limits) {
  try {
    const inspector = new engine.FileInspector({ limits });
    for (const chunk of chunks) inspector.push(chunk);
    return { profile: inspector.end(), refusal: null };
  } catch (error) {
    if (!(error instanceof engine.FileError)) throw error;
    return { profile: null, refusal: { code: error.code, message: error.message } };
  }
}

/** Second pass: calls `onRow` for every data row. @returns the reader when it has ended */
export function readRows(/** @type {Engine} */ engine, profile, chunks, limits, onRow) {
  const reader = new engine.RowReader(profile, limits, onRow);
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return reader;
}

/** A row with everything there is to compare about it. @param {RawRow} row */
export function snapshot({ rowNumber, line, lines, byteOffset, cells, faults }) {
  return { rowNumber, line, lines, byteOffset, cells, faults };
}
