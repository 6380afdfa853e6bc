import { checkOutcome, checkRow, ExactSums } from './facts.mjs';
import { acceptedSuggestion, randomMapping, randomRules } from './mappings.mjs';
import { physicalLines, startsAt } from './positions.mjs';
import { productChunks, profileOf, randomChunks, readRows, snapshot } from './reading.mjs';
import { Stopwatch } from './stopwatch.mjs';
import { difference, must, mustBeStorable, Violation } from './violation.mjs';

/** What costs a second reading is done for a part of the inputs: there are many. */
const IN_OTHER_CHUNKS = 0.4;
const FROM_OFFSETS = 0.3;

/**
 * Reads one input as the product does and throws a Violation where the engine breaks a promise.
 * @param {import('../etl/engine.mjs').Engine} engine
 * @param {import('./inputs.mjs').Input} input
 * @returns {{ seconds: number, rows: number, refused: string | null }} time of the two passes and the mapping alone
 */
export function check(engine, { bytes, limits, random }) {
  const chunks = productChunks(bytes);
  const watch = new Stopwatch();
  const { profile, refusal } = watch.time(() => profileOf(engine, chunks, limits));
  const again = random.chance(IN_OTHER_CHUNKS);
  if (again) checkInspection(engine, bytes, limits, random, profile ?? refusal);
  if (!profile) return { seconds: watch.seconds, rows: 0, refused: refusal.code };

  mustBeStorable(profile, 'the profile');
  const suggested = engine.suggestMapping(profile);
  const asSuggested = acceptedSuggestion(suggested);
  const mapping = random.chance(0.7) ? asSuggested : randomMapping(random, profile);
  const rules = randomRules(random, mapping);
  const tally = new engine.ImportTally();
  const rows = [];
  const outcomes = [];
  const reader = watch.time(() => {
    const mapper = engine.compileMapping(profile, mapping, rules);
    return readAccepted(engine, profile, chunks, limits, (row) => {
      const outcome = mapper.map(row);
      tally.add(row, outcome);
      outcomes.push(outcome);
      rows.push(snapshot(row));
    });
  });

  const sums = new ExactSums();
  rows.forEach((row, i) => {
    checkRow(row, rows[i - 1], limits);
    checkOutcome(outcomes[i], row);
    sums.add(outcomes[i], row);
  });
  must(
    rows.length === profile.dataRows,
    'both passes count the same rows',
    `${rows.length}, profile ${profile.dataRows}`,
  );
  must(tally.totalRows === rows.length, 'every row is counted once');
  sums.check(tally);
  mustBeStorable([tally.control(profile, mapping), tally.topErrors()], 'the tally');
  checkLines(reader.lines, rows, bytes, profile);
  if (mapping === asSuggested && Object.keys(rules).length === 0)
    checkPreview(engine, profile, suggested, rows, outcomes);
  if (again) checkChunks(engine, profile, bytes, limits, random, rows);
  if (random.chance(FROM_OFFSETS)) startsAt(engine, profile, bytes, limits, random, rows);
  return { seconds: watch.seconds, rows: rows.length, refused: null };
}

/** The second pass has nothing left to refuse. */
function readAccepted(engine, profile, chunks, limits, onRow) {
  try {
    return readRows(engine, profile, chunks, limits, onRow);
  } catch (error) {
    if (error instanceof engine.FileError)
      throw new Violation(
        'what the first pass accepts the second one reads',
        `${error.code} ${error.message}`,
      );
    throw error;
  }
}

function checkInspection(engine, bytes, limits, random, expected) {
  const { profile, refusal } = profileOf(engine, randomChunks(random, bytes), limits);
  const got = profile ?? refusal;
  must(JSON.stringify(got) === JSON.stringify(expected), 'chunks of any size give the same profile', () =>
    difference(got, expected),
  );
}

function checkChunks(engine, profile, bytes, limits, random, rows) {
  const others = [];
  readRows(engine, profile, randomChunks(random, bytes), limits, (row) => others.push(snapshot(row)));
  must(JSON.stringify(others) === JSON.stringify(rows), 'chunks of any size give the same rows', () =>
    difference(others, rows),
  );
}

/** preamble + header + blank + totals + notes + Σ lines of rows = physical lines of the file. */
function checkLines({ preamble, header, blank, totals, notes }, rows, bytes, { dialect }) {
  const counted =
    preamble + header + blank + totals + notes + rows.reduce((sum, { lines }) => sum + lines, 0);
  const lines = physicalLines(bytes, dialect);
  must(
    counted === lines,
    'every line of the file is counted once',
    () =>
      `${counted} counted (${JSON.stringify({ preamble, header, blank, totals, notes, rows: rows.length })}), ${lines} in the file`,
  );
}

const WHOLE_PREVIEW = 400;

/** What the mapping screen shows of the first rows is what an import with that mapping makes of them. */
function checkPreview(engine, profile, suggested, rows, outcomes) {
  const inspection = engine.toInspection(profile);
  mustBeStorable(inspection, 'the inspection');
  inspection.preview.forEach((shown, i) => {
    const row = rows[i];
    if (!row || row.cells.some((cell) => cell.length > WHOLE_PREVIEW || cell.includes('\0'))) return;
    const place = [row.rowNumber, row.line, row.cells];
    must(
      JSON.stringify([shown.rowNumber, shown.line, shown.values]) === JSON.stringify(place),
      'the preview shows the rows of the import',
      () => difference(shown, place),
    );
    const { values } = outcomes[i];
    for (const [field, value] of Object.entries(shown.record ?? {}))
      must(
        !(field in suggested) || values[field] === value,
        'the preview converts as the import does',
        () => `${field}: ${value}, imported ${values[field]}`,
      );
  });
}
