import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileTo } from '../../compile.mjs';
import { inRoot } from '../../start/workspace.mjs';

/** Of this process only: two that run at once must not take each other's build away. */
const builds = inRoot('dist/chaos', String(process.pid));
process.on('exit', () => rmSync(builds, { recursive: true, force: true }));

/**
 * Compiles the product to a folder of its own, so that nobody's build takes it away meanwhile.
 * @param {string} name
 * @param {{ file: string, from: string, to: string }[]} [changes] to the compiled text of `backend/src/<file>.js`; one
 * that does not fit exactly once fails, for what it was to show would not be shown
 * @returns {Promise<string>} the folder of `main.api.js` and its like
 */
export async function buildProduct(name, changes = []) {
  const out = path.join(builds, name);
  rmSync(out, { recursive: true, force: true });
  await compileTo(out, ['backend/src/**/*.ts', 'libs/{contracts,engine}/src/**/*.ts']);
  const folder = path.join(out, 'backend/src');
  for (const { file, from, to } of changes) {
    const place = path.join(folder, `${file}.js`);
    const parts = readFileSync(place, 'utf8').split(from);
    if (parts.length !== 2)
      throw new Error(`${file} holds ${parts.length - 1} times instead of once: ${from}`);
    writeFileSync(place, parts.join(to));
  }
  return folder;
}
