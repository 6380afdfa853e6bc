import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from './failure.mjs';

const names = ['postgres', 'owner', 'app', 'redis', 'seal'];

/**
 * The generated passwords of this data directory, made on the first start and readable by its owner only.
 * @returns {Record<'postgres' | 'owner' | 'app' | 'redis' | 'seal', string>}
 */
export function openSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file) && existsSync(path.join(dataDir, 'postgres'))) {
    throw new StartFailure(
      `${file} is gone, so the database beside it cannot be opened: restore it, or use a new DATA_DIR.`,
    );
  }
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = names.filter((name) => !(name in kept));
  if (missing.length === 0) return kept;
  const made = Object.fromEntries(missing.map((name) => [name, randomBytes(24).toString('hex')]));
  const secrets = { ...kept, ...made };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
