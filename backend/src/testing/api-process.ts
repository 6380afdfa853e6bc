import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestApp } from './test-app';

/** An API as a process of its own, on the database, Redis and storage of the one under test. */
export interface ApiProcess {
  url: string;
  /** Bytes of memory that it holds; Linux only. */
  rss(): number;
  stop(): Promise<unknown>;
}

export async function startApi(api: TestApp, env: Record<string, string> = {}): Promise<ApiProcess> {
  const main = path.resolve(__dirname, '../main.api.ts');
  const child = spawn(process.execPath, ['--require', path.join(__dirname, 'ts-process.cjs'), main], {
    env: {
      NODE_ENV: 'test',
      PORT: '0',
      INSPECTION_THREADS: '0',
      DATABASE_URL: api.config.databaseUrl,
      DATABASE_OWNER_URL: api.config.databaseOwnerUrl,
      REDIS_URL: api.config.redisUrl,
      STORAGE_DIR: api.config.storageDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid = 0 } = child;
  const ended = once(child, 'exit');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const [, listening] = /Listening on (http:\/\/[\d.:]+)/.exec(output) ?? [];
        if (listening !== undefined) resolve(listening);
      });
    void ended.then(() => reject(new Error(`The API ended before it listened:\n${output}`)));
  });
  return {
    url,
    rss: () => {
      const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) * 1024;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
