/** Compiles TypeScript of the workspace to CommonJS. Types are checked by `typecheck`, not here. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import path from 'node:path';
import { transformFile } from '@swc/core';
import { root } from './start/workspace.mjs';

const isTest = (file) => /[.-]spec\.ts$/.test(file) || /\/testing\//.test(file);

const base = JSON.parse(await readFile(path.join(root, 'tsconfig.base.json'), 'utf8'));

/** @type {import('@swc/core').Options} */
const options = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'commonjs', resolveFully: true },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    baseUrl: root,
    paths: base.compilerOptions.paths,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

async function compile(file, out) {
  const target = path.join(out, file.replace(/\.ts$/, '.js'));
  const { code, map } = await transformFile(path.join(root, file), options);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
  if (map) await writeFile(`${target}.map`, map);
}

/**
 * Writes what `sources` (globs from the root) compile to under the folder `out`, each file at its place in the
 * workspace, with the workspace's aliases rewritten to relative paths. Tests are left out.
 * @returns {Promise<number>} how many files
 */
export async function compileTo(out, sources) {
  const files = globSync(sources, { cwd: root }).filter((file) => !isTest(file));
  await Promise.all(files.map((file) => compile(file, out)));
  await writeFile(path.join(out, 'package.json'), '{ "type": "commonjs" }\n');
  return files.length;
}
