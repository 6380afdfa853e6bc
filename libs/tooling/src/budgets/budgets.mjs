/** Run after the console was bundled: prints what it loads for its start and for each page, and fails where that is too much. */
import { readdirSync } from 'node:fs';
import { inRoot } from '../start/workspace.mjs';
import { budgetLines } from './lines.mjs';
import { BuiltConsole } from './loaded.mjs';

const folder = inRoot('dist/frontend/browser');
const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`;

const lines = budgetLines(new BuiltConsole(folder, readdirSync(folder)));
for (const { name, bytes, limit } of lines) {
  const verdict = bytes > limit ? '  TOO MUCH' : '';
  console.log(`${name.padEnd(24)} ${kilobytes(bytes).padStart(9)} of ${kilobytes(limit)}${verdict}`);
}
process.exit(lines.some(({ bytes, limit }) => bytes > limit) ? 1 : 0);
