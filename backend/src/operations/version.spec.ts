import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PRODUCT_VERSION } from '@etl-studio/contracts';

it('is the version of the package', () => {
  const text = readFileSync(path.join(__dirname, '../../../package.json'), 'utf8');
  expect((JSON.parse(text) as { version: string }).version).toBe(PRODUCT_VERSION);
});
