import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestApp } from './test-app';

const READY = 'Working on up to';

/** A worker as a process of its own, on the database, Redis and storage of the API under test. */
export interface WorkerProcess {
  pid: number;
  /** What it logged so far. */
  output(): string;
  /** Resolves once its output holds the pattern; what it has not said yet may still be on its way. */
  said(pattern: RegExp): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Resolves with the exit code, or with the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Ends it as an orchestrator would. */
  stop(): Promise<number | NodeJS.Signals>;
}

export async function startWorker(api: TestApp, env: Record<string, string> = {}): Promise<WorkerProcess> {
  const main = path.resolve(__dirname, '../main.worker.ts');
  const child = spawn(process.execPath, ['--require', path.join(__dirname, 'ts-process.cjs'), main], {
    env: {
      NODE_ENV: 'test',
      LOG_LEVEL: 'debug',
      DATABASE_URL: api.config.databaseUrl,
      DATABASE_OWNER_URL: api.config.databaseOwnerUrl,
      REDIS_URL: api.config.redisUrl,
      STORAGE_DIR: api.config.storageDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals);
  const signal = (name: NodeJS.Signals) => void child.kill(name);
  await ready(child, () => output, ended);
  return {
    pid: child.pid ?? 0,
    output: () => output,
    said: async (pattern) => {
      while (!pattern.test(output)) await pause(50);
    },
    signal,
    ended,
    stop: () => {
      signal('SIGCONT');
      signal('SIGTERM');
      return ended;
    },
  };
}

async function ready(child: ChildProcess, output: () => string, ended: Promise<unknown>): Promise<void> {
  const gone = ended.then(() => {
    throw new Error(`The worker ended before it was ready:\n${output()}`);
  });
  while (!output().includes(READY) && child.stdout) await Promise.race([once(child.stdout, 'data'), gone]);
  gone.catch(() => undefined);
}
