import { readFileSync } from 'node:fs';
import path from 'node:path';

import { required } from './console';

interface Instance {
  children: { name: string; pid: number }[];
}

/** Stops the product's worker in what it does; gives what lets it go on. */
export function holdWorker(): () => void {
  const file = path.join(required('DATA_DIR'), 'instance.json');
  const { children } = JSON.parse(readFileSync(file, 'utf8')) as Instance;
  const worker = children.find(({ name }) => name === 'worker');
  if (!worker) throw new Error(`${file} names no worker`);
  process.kill(worker.pid, 'SIGSTOP');
  return () => void process.kill(worker.pid, 'SIGCONT');
}
