/**
 * Compiles the backend and the libraries it imports to CommonJS in dist/backend, with the workspace's aliases
 * rewritten to relative paths. Types are checked by `typecheck`, not here.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import path from 'node:path';
import { transformFile } from '@swc/core';

const root = path.resolve(import.meta.dirname, '../../..');
const out = path.join(root, 'dist/backend');
const sources = ['backend/src/**/*.ts', 'libs/{contracts,engine}/src/**/*.ts'];
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

async function compile(file) {
  const target = path.join(out, file.replace(/\.ts$/, '.js'));
  const { code, map } = await transformFile(path.join(root, file), options);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
  if (map) await writeFile(`${target}.map`, map);
}

await rm(out, { recursive: true, force: true });
const files = globSync(sources, { cwd: root }).filter((file) => !isTest(file));
await Promise.all(files.map(compile));
await writeFile(path.join(out, 'package.json'), '{ "type": "commonjs" }\n');
console.log(`${files.length} files compiled to ${path.relative(root, out)}`);
