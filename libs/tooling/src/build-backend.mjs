/** Compiles the backend and the libraries it imports to dist/backend. */
import { rm } from 'node:fs/promises';
import { compileTo } from './compile.mjs';
import { inRoot } from './start/workspace.mjs';

const out = 'dist/backend';

await rm(inRoot(out), { recursive: true, force: true });
const count = await compileTo(inRoot(out), ['backend/src/**/*.ts', 'libs/{contracts,engine}/src/**/*.ts']);
console.log(`${count} files compiled to ${out}`);
