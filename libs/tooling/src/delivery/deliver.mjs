/** Run after the console was bundled: says which scripts each address needs, and compresses once what is sent often. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { BuiltConsole } from '../budgets/loaded.mjs';
import { inRoot } from '../start/workspace.mjs';
import { preloadsOf } from './preloads.mjs';
import { lazyRoutes } from './routes.mjs';

const folder = inRoot('dist/frontend/browser');
const files = readdirSync(folder);

const routes = lazyRoutes(inRoot('frontend/src/app/app.routes.ts'));
const preloads = preloadsOf(new BuiltConsole(folder, files), routes);
writeFileSync(path.join(folder, 'preloads.json'), JSON.stringify(preloads));

for (const file of files.filter((name) => /\.(js|css)$/.test(name))) {
  const text = readFileSync(path.join(folder, file));
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync(text, { params: size }));
  writeFileSync(path.join(folder, `${file}.gz`), gzipSync(text, { level: 9 }));
}
