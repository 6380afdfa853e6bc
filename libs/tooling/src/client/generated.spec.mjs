/** What is checked in for integrators is what the API serves: `npm run client` writes it anew. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { inRoot } from '../start/workspace.mjs';
import { documentFile, documentOfSources, typesFile, typesOf } from './generated.mjs';

const kept = (file) => readFileSync(inRoot(file), 'utf8');

it('the document is that of the present routes', async () => {
  const served = JSON.parse(await documentOfSources());
  assert.deepEqual(JSON.parse(kept(documentFile)), served, `${documentFile} is old: run npm run client`);
});

it('the types are those of the document', async () => {
  const { length } = kept(typesFile);
  const types = await typesOf(kept(documentFile));
  assert.equal(kept(typesFile) === types, true, `${typesFile} (${length}) is old: run npm run client`);
});
