/**
 * The import engine in a terminal: `npm run -s etl -- read|inspect|validate|import FILE`. Starts on Node 20 with
 * built-ins only and goes on in the workspace's own Node. Exit codes: 0, 1 (rows fail), 2 (usage, or a file that
 * cannot be read or was not imported).
 */
import { existsSync } from 'node:fs';
import { HELP, parseCommand } from './etl/command.mjs';
import { Complaint } from './etl/complaint.mjs';
import { Output } from './etl/output.mjs';
import { continueInOwnNode } from './start/own-node.mjs';
import { inRoot } from './start/workspace.mjs';

const verbs = {
  read: () => import('./etl/read.mjs'),
  inspect: () => import('./etl/inspect.mjs'),
  validate: () => import('./etl/validate.mjs'),
  import: () => import('./etl/import.mjs'),
};

const output = new Output(process.stdout);
try {
  const { verb, help, file, options } = parseCommand(process.argv.slice(2));
  if (help) await output.print(HELP);
  else if (ownNode()) {
    const { execute } = await import('./etl/execute.mjs');
    process.exitCode = await execute(await verbs[verb](), { file, options, output });
  }
} catch (error) {
  console.error(error instanceof Complaint ? `etl: ${error.message}` : error);
  process.exitCode = 2;
}

function ownNode() {
  if (!['.bin/node', '@swc/core'].every((name) => existsSync(inRoot('node_modules', name))))
    throw new Complaint('the packages are not installed: run npm start (or npm install) first.');
  return continueInOwnNode();
}
