/**
 * `run.mjs bench [part] [options of the part] [--json FILE]`: measures and prints tables with ratios. Without a part:
 * all of them, one after the other. Nothing is asserted: the figures are for people to judge.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start/failure.mjs';

/** What can be measured. A part prints its own table and returns its figures. */
const parts = {
  engine: () => import('./engine.mjs'),
  linear: () => import('./linear.mjs'),
  import: () => import('./import.mjs'),
  analytics: () => import('./analytics.mjs'),
  scale: () => import('./scale.mjs'),
  console: () => import('./console.mjs'),
};

/** @param {string[]} args */
export async function run(args) {
  const named = args[0] !== undefined && !args[0].startsWith('-') ? args[0] : null;
  if (named !== null && !Object.hasOwn(parts, named))
    throw new StartFailure(`"${named}" is not one of ${Object.keys(parts).join(', ')}`);
  const { json, rest } = withoutJson(named === null ? args : args.slice(1));
  const figures = {};
  for (const name of named === null ? Object.keys(parts) : [named])
    figures[name] = await (await parts[name]()).run(rest);
  if (json !== null) writeFileSync(path.resolve(json), `${JSON.stringify(figures, null, 2)}\n`);
}

/** The file that `--json FILE` names, and the arguments without it. */
function withoutJson(args) {
  const at = args.indexOf('--json');
  if (at < 0) return { json: null, rest: args };
  const json = args[at + 1];
  if (json === undefined) throw new StartFailure('--json needs the name of a file.');
  return { json, rest: args.toSpliced(at, 2) };
}
