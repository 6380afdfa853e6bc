import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { StartFailure } from './failure.mjs';
import { runOnce } from './run-once.mjs';
import { inRoot, root } from './workspace.mjs';

const neededBytes = 1.5 * 1024 ** 3;

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * Whether node_modules holds what the lock asks for. npm writes its own record of the tree as the last step, so an
 * interrupted install counts as none. Optional packages (other platforms') may be absent.
 */
export function isInstalled(lock, installed, hasOwnNode) {
  if (!installed?.packages || !hasOwnNode) return false;
  return Object.entries(lock.packages).every(
    ([place, { version, optional }]) =>
      place === '' ||
      (optional && !installed.packages[place]) ||
      installed.packages[place]?.version === version,
  );
}

const ownNode = () => inRoot('node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Runs npm's own script when npm started us, else the npm of the PATH. @returns {Promise<number | null>} its exit code */
async function npm(args) {
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath ?? process.execPath;
  const [file, first] = script?.endsWith('.js') ? [node, [script]] : ['npm', []];
  try {
    const shell = process.platform === 'win32';
    return await runOnce(file, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell,
    });
  } catch (error) {
    throw new StartFailure('npm was not found: install npm, which comes with Node.', { cause: error });
  }
}

function checkRoom() {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < neededBytes) {
    const free = Math.floor((bavail * bsize) / 1024 ** 2);
    throw new StartFailure(`the packages need 1.5 GB of disk, ${free} MB are free under ${root}: make room.`);
  }
}

/** Installs the packages when node_modules does not hold what the lock asks for. */
export async function installPackages() {
  const lock = readJson(inRoot('package-lock.json'));
  if (!lock) throw new StartFailure('package-lock.json cannot be read: restore it from the repository.');
  const current = () =>
    isInstalled(lock, readJson(inRoot('node_modules/.package-lock.json')), existsSync(ownNode()));
  if (current()) return;

  checkRoom();
  console.log('Installing packages (the first time takes a minute or two) ...');
  // Build tools are needed even where NODE_ENV=production would leave them out.
  const scope = [
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  if ((await npm(['ci', ...scope])) !== 0 && (await npm(['install', '--no-save', ...scope])) !== 0) {
    throw new StartFailure(
      "the packages could not be installed: read npm's message above (network, registry or disk).",
    );
  }
  if (!existsSync(ownNode())) {
    throw new StartFailure(`there is no Node package for ${process.platform}-${process.arch} in the lock.`);
  }
}
