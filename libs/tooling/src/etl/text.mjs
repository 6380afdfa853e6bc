/** Control characters, which a terminal would obey, as visible symbols. */
export const visible = (text) =>
  String(text)
    .replace(/[\0-\x1f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
    .replace(/[\x7f-\x9f]/g, '\u2421');

export const grouped = (count) => count.toLocaleString('en-US');

export const plural = (count, one, many = `${one}s`) => `${grouped(count)} ${count === 1 ? one : many}`;

/** Rows of cells as lines of aligned columns, two spaces in. @param {(string | number)[][]} rows */
export function aligned(rows) {
  const cells = rows.map((row) => row.map(visible));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** A heading and what stands below it; nothing where there is nothing. */
export const section = (title, lines) => (lines.length === 0 ? [] : ['', title, ...lines]);

export const warningLines = (warnings) =>
  warnings.map(({ line, message }) => `  ${line === undefined ? '' : `line ${line}: `}${visible(message)}`);

/** How a field gets its value, e.g. `Day, DD.MM.YYYY`. */
export function originOf({ source, constant, format, decimal }) {
  const origin = source === undefined ? `always “${constant}”` : source;
  return [origin, format, decimal && `decimal ${decimal}`].filter(Boolean).join(', ');
}

/** A line for each field that can be read in more than one way. */
export const doubtLines = (mapping) =>
  Object.entries(mapping).flatMap(([field, { ambiguous }]) =>
    ambiguous ? [`  ${field}: ${ambiguous.options.map(optionText).join(' or ')}`] : [],
  );

function optionText({ format, decimal, samples: [sample] }) {
  const example = sample ? ` (${sample.raw} is ${sample.converted})` : '';
  return visible(`${format ?? `decimal ${decimal}`}${example}`);
}
