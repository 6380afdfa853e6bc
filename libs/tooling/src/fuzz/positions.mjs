import { productChunks } from './reading.mjs';
import { difference, must } from './violation.mjs';

const SAMPLE = 2;

const BOM_LENGTHS = { 'utf-8': 3, 'utf-16le': 2, 'utf-16be': 2 };

/** Physical lines of a file, counted without the engine; a trailing line end opens no line. */
export function physicalLines(bytes, { encoding, bom }) {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(
    bytes.subarray(bom ? BOM_LENGTHS[encoding] : 0),
  );
  const ends = text.match(/\r\n?|\n/g)?.length ?? 0;
  return ends + (text === '' || /[\r\n]$/.test(text) ? 0 : 1);
}

const ENOUGH = new Error('the first row has been read');

/** Whether rows start where their byte offsets say: read from there, they are the same. */
export function startsAt(engine, profile, bytes, limits, random, rows) {
  if (rows.length === 0) return;
  const dialect = { ...profile.dialect, bom: false, firstDataLine: 1 };
  for (let left = SAMPLE; left > 0; left--) {
    const row = random.pick(rows);
    const first = firstRow(
      engine,
      { ...profile, dialect, notRows: [] },
      bytes.subarray(row.byteOffset),
      limits,
    );
    must(
      JSON.stringify(first) === JSON.stringify(row.cells),
      'a row starts at its byte offset',
      () => `row ${row.rowNumber}, offset ${row.byteOffset}: ${difference(first ?? null, row.cells)}`,
    );
  }
}

function firstRow(engine, profile, bytes, limits) {
  let cells;
  const reader = new engine.RowReader(profile, limits, (row) => {
    cells = row.cells;
    throw ENOUGH;
  });
  try {
    for (const chunk of productChunks(bytes)) reader.push(chunk);
    reader.end();
  } catch (error) {
    if (error !== ENOUGH) throw error;
  }
  return cells;
}
