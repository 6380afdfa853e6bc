import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hashOf } from '../start/build.mjs';
import { inRoot } from '../start/workspace.mjs';

const sources = 'libs/{contracts,engine,client}/src/**/*.ts';
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

/** What a library of the present sources exports; they are compiled when there is no build of them. */
export async function loadLibrary(name) {
  const folder = inRoot('dist/etl', hashOf(inputs).slice(0, 16));
  if (!existsSync(folder)) await build(folder);
  const require = createRequire(import.meta.url);
  return require(path.join(folder, 'libs', name, 'src/index.js'));
}
