const HEADER = 'Day,Campaign,Channel,Cost,Clicks,Conversions\n';
const ROW = '2026-05-14,Brand,Search,10.50,100,1.5\n';
const rows = (bytes, row = ROW) => row.repeat(Math.ceil(bytes / row.length));

/**
 * Files that take a careless reader more time for each byte the longer they are.
 * @type {Record<string, (bytes: number) => string>} a text of about so many bytes
 */
export const hostile = {
  'sound rows': (bytes) => HEADER + rows(bytes),
  'a quote left open in the header': (bytes) => HEADER.replace('Channel', '"Channel') + rows(bytes),
  'a quote left open in the first row': (bytes) => `${HEADER}2026-05-14,"Brand,Search,1,1,1\n${rows(bytes)}`,
  'the same above quoted cells': (bytes) =>
    `${HEADER}2026-05-14,"Brand,Search,1,1,1\n${rows(bytes, ROW.replace('Brand', '"Brand, new"'))}`,
  'a quote left open in every row': (bytes) => HEADER + rows(bytes, ROW.replace('Brand', '"Brand')),
  'a doubled quote left open in every row': (bytes) => HEADER + rows(bytes, ROW.replace('Brand', '"""Brand')),
  'nothing but quotes': (bytes) => '"'.repeat(bytes),
  'nothing but delimiters': (bytes) => `${HEADER}${','.repeat(bytes)}`,
  'nothing but line ends': (bytes) => `${HEADER}${'\n'.repeat(bytes)}`,
  'one line of letters above the table': (bytes) => `${'y'.repeat(bytes)}\n${HEADER}${ROW}`,
  'one cell without an end': (bytes) => `${HEADER}2026-05-14,${'x'.repeat(bytes)}`,
  'digits and points in a cell': (bytes) => `${HEADER}2026-05-14,${'1.'.repeat(bytes / 2)},x,1,1,1\n${ROW}`,
  'rows of errors only': (bytes) => HEADER + rows(bytes, 'someday,,,free,half,-\n'),
  'comments only': (bytes) => HEADER + rows(bytes, '# a note, and another\n'),
  'totals only': (bytes) => HEADER + rows(bytes, 'Total,,,10.50,100,1.5\n'),
};
