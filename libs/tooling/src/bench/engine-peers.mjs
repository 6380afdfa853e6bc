import { createRequire } from 'node:module';
import { parseString } from 'fast-csv';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';

const { parse } = createRequire(import.meta.url)('csv-parse/sync');

/**
 * Other parsers of CSV, from bytes to arrays of strings, which is all they do here: no types, no checks, no sums.
 * @type {Record<string, (bytes: Uint8Array) => number | Promise<number>>} each returns the number of data rows it read
 */
export const peers = {
  'uDSV stringArrs': (bytes) => {
    const text = new TextDecoder().decode(bytes);
    return initParser(inferSchema(text)).stringArrs(text).length;
  },
  'Papa Parse': (bytes) =>
    Papa.parse(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data.length - 1,
  'csv-parse sync': (bytes) => parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).length - 1,
  'fast-csv': (bytes) =>
    new Promise((resolve, reject) => {
      let rows = -1;
      parseString(new TextDecoder().decode(bytes))
        .on('data', () => rows++)
        .on('error', reject)
        .on('end', () => resolve(rows));
    }),
};
