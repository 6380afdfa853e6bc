import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { compileTo } from '../compile.mjs';
import { inRoot, root } from '../start/workspace.mjs';

const out = 'dist/client';
const execute = promisify(execFile);

const entry = './libs/client/src/index';

/** Compiles the client to a package in dist/client, for `import` and for `require`. @returns {Promise<string>} its folder */
export async function buildClient() {
  const folder = inRoot(out);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await compileTo(folder, ['libs/client/src/**/*.ts']);
  await declareTypes(folder);
  await writeFile(path.join(folder, 'index.mjs'), namedExports(folder));
  await writeFile(path.join(folder, 'package.json'), await description());
  return folder;
}

async function declareTypes(folder) {
  const tsc = inRoot('node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', 'libs/client/tsconfig.build.json', '--outDir', folder];
  await execute(process.execPath, args, { cwd: root });
}

/** Node does not find the names in what is compiled, so a module of its own says them. */
function namedExports(folder) {
  const names = Object.keys(createRequire(import.meta.url)(path.join(folder, `${entry}.js`)));
  return `import client from '${entry}.js';\n\nexport const { ${names.join(', ')} } = client;\n`;
}

async function description() {
  const { version, license, dependencies } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const description = {
    name: '@etl-studio/client',
    version,
    license,
    type: 'commonjs',
    exports: { types: `${entry}.d.ts`, import: './index.mjs', require: `${entry}.js` },
    engines: { node: '>=20' },
    dependencies: { 'openapi-fetch': dependencies['openapi-fetch'] },
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

/** Packs it into a file for `npm install`. @param {string} place the folder to put it into */
export async function packClient(place) {
  const folder = await buildClient();
  const { stdout } = await execute('npm', ['pack', '--silent', '--pack-destination', place], { cwd: folder });
  return path.join(place, stdout.trim());
}
