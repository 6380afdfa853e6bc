/** The boundaries bite: each planted import below must be an error, and its allowed neighbour must not. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';

const root = path.resolve(import.meta.dirname, '../../..');
const boundaryRules = ['@nx/enforce-module-boundaries', 'no-restricted-imports', 'no-restricted-syntax'];

/** The planted file is never written: ESLint is given its text and the path it would have. */
const folder = 'planted-violation';

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: 'libs/tooling/eslint.config.mjs',
  ruleFilter: ({ ruleId }) => boundaryRules.includes(ruleId),
  overrideConfig: { files: [`**/${folder}/*.ts`], languageOptions: { parserOptions: { project: null } } },
});

async function brokenRules(place, code) {
  const filePath = path.join(root, place, folder, 'planted.ts');
  const [result] = await eslint.lintText(code, { filePath });
  const messages = result?.messages ?? [];
  assert.ok(!messages.some(({ fatal }) => fatal), JSON.stringify(messages));
  return messages.map(({ ruleId }) => ruleId);
}

const forbidden = [
  ['the backend imports Angular', 'backend/src/runs', "import { signal } from '@angular/core';\nsignal(1);"],
  ['the backend imports the console', 'backend/src/runs', "import '@etl-studio/ui';"],
  ['auth imports runs', 'backend/src/auth', "import '../../runs';"],
  ['runs imports past the index of auth', 'backend/src/runs', "import '../../auth/session.service';"],
  [
    'runs imports past the index of a platform folder',
    'backend/src/runs',
    "import '../../platform/config/config';",
  ],
  ['platform imports a product module', 'backend/src/platform', "import '../../orgs';"],
  ['runs reads the environment', 'backend/src/runs', 'export const port = process.env.PORT;'],
  ['the console imports Nest', 'frontend/src', "import '@nestjs/common';"],
  ['the engine imports the backend', 'libs/engine/src', "import '../../../../backend/src/platform/config';"],
  ['the client imports the contracts', 'libs/client/src', "import '@etl-studio/contracts';"],
  ['the engine reads files', 'libs/engine/src', "import 'node:fs';"],
];

const allowed = [
  ['the backend imports the engine', 'backend/src/runs', "import '@etl-studio/engine';"],
  ['runs imports auth by its index', 'backend/src/runs', "import '../../auth';"],
  ['runs imports a platform folder by its index', 'backend/src/runs', "import '../../platform/config';"],
  ['the console imports the contracts', 'frontend/src', "import '@etl-studio/contracts';"],
];

describe('module boundaries', () => {
  for (const [title, place, code] of forbidden) {
    it(`refuses that ${title}`, async () => assert.notDeepEqual(await brokenRules(place, code), []));
  }
  for (const [title, place, code] of allowed) {
    it(`lets it be that ${title}`, async () => assert.deepEqual(await brokenRules(place, code), []));
  }
});
