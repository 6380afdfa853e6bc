/**
 * `run.mjs client`: what integrators program against, from the sources of the API. Writes the OpenAPI document and the
 * types made of it into libs/client; `run.mjs client pack` makes a package of the client that any project can install.
 */
import { writeFile } from 'node:fs/promises';
import { StartFailure } from '../start/failure.mjs';
import { inRoot } from '../start/workspace.mjs';
import { documentFile, documentOfSources, typesFile, typesOf } from './generated.mjs';
import { packClient } from './package.mjs';

/** @param {string[]} args */
export async function run([verb, ...rest]) {
  if (verb === undefined) await generate();
  else if (verb === 'pack' && rest.length === 0)
    console.log(`Packed: npm install ${await packClient(inRoot('dist'))}`);
  else throw new StartFailure('expected `npm run client`, or `npm run client pack`');
}

async function generate() {
  const document = await documentOfSources();
  await writeFile(inRoot(documentFile), document);
  await writeFile(inRoot(typesFile), await typesOf(document));
  console.log(`Written: ${documentFile}, ${typesFile}`);
}
