import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from './failure.mjs';

const names = ['postgres', 'owner', 'app', 'redis'];

/**
 * The generated passwords of this data directory, made on the first start and readable by its owner only.
 * @returns {Record<'postgres' | 'owner' | 'app' | 'redis', string>}
 */
export function openSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    if (existsSync(path.join(dataDir, 'postgres'))) {
      throw new StartFailure(
        `${file} is gone, so the database beside it cannot be opened: restore it, or use a new DATA_DIR.`,
      );
    }
    const made = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')]));
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
