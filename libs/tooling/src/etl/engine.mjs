import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hashOf } from '../start/build.mjs';
import { inRoot } from '../start/workspace.mjs';

/**
 * @typedef {typeof import('../../../engine/src/index')
 *   & Pick<typeof import('../../../contracts/src/index'), 'DEFAULT_LIMITS'>} Engine
 */

const sources = 'libs/{contracts,engine}/src/**/*.ts';
const inputs = ['package-lock.json', 'tsconfig.base.json', 'libs/tooling/src/compile.mjs', sources];

/** Compiles into a folder of its own and moves it to its place at once: others may be doing the same. */
async function build(folder) {
  const { compileTo } = await import('../compile.mjs');
  const parent = path.dirname(folder);
  const draft = path.join(parent, `draft-${process.pid}`);
  await mkdir(draft, { recursive: true });
  await compileTo(draft, sources);
  const older = readdirSync(parent).filter((name) => !name.startsWith('draft-'));
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
    return;
  }
  for (const name of older) await rm(path.join(parent, name), { recursive: true, force: true });
}

/** The engine of the present sources and the default limits, compiled when there is no build of them. @returns {Promise<Engine>} */
export async function loadEngine() {
  const folder = inRoot('dist/etl', hashOf(inputs).slice(0, 16));
  if (!existsSync(folder)) await build(folder);
  const require = createRequire(import.meta.url);
  const load = (library) => require(path.join(folder, 'libs', library, 'src/index.js'));
  return { ...load('engine'), DEFAULT_LIMITS: load('contracts').DEFAULT_LIMITS };
}
