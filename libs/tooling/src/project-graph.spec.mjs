import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { runOnce } from './start/run-once.mjs';
import { inRoot, root } from './start/workspace.mjs';

test('a changed library counts as a change of the applications built from it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'project-graph-'));
  const file = path.join(folder, 'graph.json');
  let said = '';
  const code = await runOnce(
    process.execPath,
    [inRoot('node_modules/nx/dist/bin/nx.js'), 'graph', `--file=${file}`],
    {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
      onOutput: (text) => (said += text),
    },
  );
  assert.equal(code, 0, said);
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')).graph;
  rmSync(folder, { recursive: true });
  const usedBy = (project) => dependencies[project].map(({ target }) => target);
  for (const library of ['contracts', 'engine']) assert.ok(usedBy('backend').includes(library), library);
  for (const library of ['contracts', 'engine', 'sse', 'ui'])
    assert.ok(usedBy('frontend').includes(library), library);
});
