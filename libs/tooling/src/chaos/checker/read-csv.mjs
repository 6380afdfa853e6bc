/**
 * A CSV reader of the checker's own, which shares nothing with the product: comma, double quotes, LF.
 * @param {string} text
 * @returns {{ line: number, cells: string[] }[]} with the physical line on which each row starts
 */
export function readCsv(text) {
  const rows = [];
  let cells = [];
  let cell = '';
  let inQuotes = false;
  let line = 1;
  let startLine = 1;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') line += 1;
    if (inQuotes) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else inQuotes = false;
    } else if (char === '"') inQuotes = true;
    else if (char === ',' || char === '\n') {
      cells.push(cell);
      cell = '';
      if (char === ',') continue;
      rows.push({ line: startLine, cells });
      cells = [];
      startLine = line;
    } else cell += char;
  }
  return rows;
}
