import { acceptedSuggestion } from '../fuzz/mappings.mjs';
import { productChunks } from '../fuzz/reading.mjs';

/** What the engine does with a file, step by step: each returns the number of data rows. */
export function engineWork(/** @type {import('../etl/engine.mjs').Engine} */ engine, bytes) {
  const limits = { ...engine.DEFAULT_LIMITS, maxRows: Number.MAX_SAFE_INTEGER };
  const chunks = productChunks(bytes);
  const inspect = () => {
    const inspector = new engine.FileInspector({ limits });
    for (const chunk of chunks) inspector.push(chunk);
    return inspector.end();
  };
  const profile = inspect();
  const mapping = acceptedSuggestion(engine.suggestMapping(profile));
  const read = (onRow) => {
    const reader = new engine.RowReader(profile, limits, onRow);
    for (const chunk of chunks) reader.push(chunk);
    reader.end();
  };
  return {
    'engine: parse': () => {
      let rows = 0;
      read(() => rows++);
      return rows;
    },
    'engine: parse, cut out every cell': () => {
      let rows = 0;
      read(({ cells }) => (rows += cells.length > 0 ? 1 : 0));
      return rows;
    },
    'engine: parse, map, validate, tally': () => {
      const mapper = engine.compileMapping(profile, mapping, {});
      const tally = new engine.ImportTally();
      read((row) => tally.add(row, mapper.map(row)));
      return tally.totalRows;
    },
    'engine: inspect (first pass)': () => inspect().dataRows,
  };
}
