import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start/failure.mjs';
import { onPath } from '../start/redis.mjs';
import { inRoot } from '../start/workspace.mjs';

/** Debian keeps it where only root looks. */
const nginx = () => onPath('nginx') ?? onPath('nginx', '/usr/sbin:/usr/local/sbin');

/** Whether this machine has the proxy. */
export const hasProxy = () => nginx() !== undefined;

/** The text with each of the parts replaced; a part that is not there any more is a fault of this file. */
function replaced(text, parts) {
  return parts.reduce((result, [from, to]) => {
    if (!result.includes(from))
      throw new StartFailure(`docker/proxy/nginx.conf does not say "${from}" any more.`);
    return result.replaceAll(from, to);
  }, text);
}

/**
 * The proxy of compose.yml as a process: its very settings, but for addresses and the folder it writes to, which bears
 * its name.
 * @param {string} dataDir @param {{ port: number, apiPorts: number[], name?: string }} wanted
 * @returns {import('../start/program.mjs').ProgramSpec}
 */
export function proxyProgram(dataDir, { port, apiPorts, name = 'proxy' }) {
  const folder = path.join(dataDir, name);
  mkdirSync(folder, { mode: 0o755 });
  const servers = apiPorts.map((api) => `server 127.0.0.1:${api} max_fails=0;`).join(' ');
  const settings = replaced(readFileSync(inRoot('docker/proxy/nginx.conf'), 'utf8'), [
    ['/tmp/', `${folder}/`],
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ['server api:3000 resolve max_fails=0;', servers],
  ]);
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, settings);
  cpSync(inRoot('docker/proxy/product.conf'), path.join(folder, 'product.conf'));
  return {
    name,
    file: nginx() ?? '',
    args: ['-e', 'stderr', '-p', folder, '-c', file, '-g', 'daemon off;'],
    signal: 'SIGQUIT',
    cwd: folder,
  };
}
