import { must, mustBeStorable, shown } from './violation.mjs';

const DECIMAL = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,11}[1-9])?$/;
const SUM = /^-?(?:0|[1-9]\d*)(?:\.\d{0,11}[1-9])?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_TEXT = 10_000;
const LONGEST_SHOWN = 200;

/** What must be true of every row by itself and beside the one before. */
export function checkRow(row, before, limits) {
  must(row.rowNumber === (before?.rowNumber ?? 0) + 1, 'rows are numbered from one');
  must(row.line > (before?.line ?? 0), 'lines of rows rise', () => shown([before, row]));
  must(row.byteOffset > (before?.byteOffset ?? -1), 'byte offsets of rows rise', () => shown([before, row]));
  must(
    row.cells.length <= limits.maxColumns + 1,
    'no row has more cells than the limit',
    () => `${row.cells.length}`,
  );
  for (const cell of row.cells) {
    must(cell.length <= limits.maxFieldChars, 'no cell is longer than the limit', () => `${cell.length}`);
    must(cell.isWellFormed(), 'no cell holds half a character', () => shown(cell));
  }
  const hasNul = row.cells.some((cell) => cell.includes('\0'));
  must(!hasNul || row.faults.some(({ code }) => code === 'nul_byte'), 'a NUL is a fault of its row', () =>
    shown(row),
  );
}

/** What must be true of a row's outcome: a record whose every value the database takes, or errors that say what is wrong. */
export function checkOutcome({ values, errors }, row) {
  if (errors.length > 0) {
    for (const { code, message, value, column } of errors) {
      must(
        message.length > 20 && message.length < 2000,
        'an error says what is wrong',
        () => `${code} ${message}`,
      );
      must(value === null || value.length <= LONGEST_SHOWN, 'an error quotes a short value', () =>
        shown(value),
      );
      mustBeStorable([code, message, value, column], 'an error');
    }
    return;
  }
  must(row.faults.length === 0, 'a row with a fault is no record');
  const { date, campaign, channel, spend, clicks, conversions, currency } = values;
  must(DAY.test(date) && isDay(date), 'a date is a day of the calendar', () => shown(date));
  for (const text of [campaign, channel])
    must(
      text.length > 0 && text.length <= LONGEST_TEXT && !text.includes('\0') && text.isWellFormed(),
      'a text fits its column',
      () => shown(text),
    );
  must(DECIMAL.test(spend) && spend !== '-0', 'a spend is a plain decimal', () => shown(spend));
  must(
    conversions === null || (DECIMAL.test(conversions) && conversions !== '-0'),
    'conversions are a plain decimal',
    () => shown(conversions),
  );
  must(clicks === null || Number.isSafeInteger(clicks), 'clicks are a safe integer', () => shown(clicks));
  must(currency === null || /^[A-Z]{3}$/.test(currency), 'a currency is three letters', () =>
    shown(currency),
  );
}

function isDay(iso) {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(iso);
}

const UNITS = 10n ** 12n;

/** A decimal in units of 10⁻¹², by its digits alone. */
function scaled(decimal) {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const amount = BigInt(whole) * UNITS + BigInt(fraction.padEnd(12, '0'));
  return decimal.startsWith('-') ? -amount : amount;
}

/** Sums of rows by BigInt, to be compared with those that the engine keeps in its own way. */
export class ExactSums {
  #classes = { imported: emptyClass(), rejected: emptyClass() };

  add({ values, errors }, row) {
    const sums = this.#classes[errors.length === 0 ? 'imported' : 'rejected'];
    sums.rows++;
    sums.lines += row.lines ?? 0;
    for (const field of /** @type {const} */ (['spend', 'clicks', 'conversions']))
      if (values[field] != null) sums[field] += scaled(String(values[field]));
  }

  check(tally) {
    must(tally.totalRows === tally.validRows + tally.invalidRows, 'valid and invalid rows are all rows');
    for (const name of /** @type {const} */ (['imported', 'rejected'])) {
      const [exact, kept] = [this.#classes[name], tally[name]];
      const same = ['rows', 'lines'].every((count) => exact[count] === kept[count]);
      must(same, `${name} rows and lines are counted`, () => shown(kept));
      for (const field of ['spend', 'clicks', 'conversions'])
        must(
          SUM.test(kept[field]) && scaled(kept[field]) === exact[field],
          `sums of ${name} rows are exact`,
          () => `${field}: ${kept[field]}, in 10⁻¹²: ${exact[field]}`,
        );
    }
  }
}

const emptyClass = () => ({ rows: 0, lines: 0, spend: 0n, clicks: 0n, conversions: 0n });
