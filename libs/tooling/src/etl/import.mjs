import path from 'node:path';
import { Complaint } from './complaint.mjs';
import { importText, progressText } from './import-text.mjs';
import { statesOf } from './run-events.mjs';
import { mappingOf, readSchema } from './schema.mjs';
import { Refusal, Server } from './server.mjs';
import { uploaded } from './upload.mjs';

const SERVER = 'http://localhost:3000';
const REQUIRED = ['date', 'campaign', 'channel', 'spend'];

/** `import`: sends the file to a server, which imports it. @returns {Promise<number>} 1 when rows were rejected */
export async function run({ input, output, json, schema, dataset: wanted, mode, ...options }) {
  const given = schema === undefined ? null : await readSchema(schema);
  const server = serverOf(options);
  const dataset = await datasetOf(server, wanted);
  const draft = await draftOf(server, input, {
    datasetId: dataset.id,
    name: options.name ?? nameOf(input.name),
    allowDuplicate: options['allow-duplicate'] ?? false,
    encoding: options.encoding,
  });
  const accepted = await started(server, dataset, draft, { given, mode });
  const run = options['no-wait'] ? accepted : await ended(server, accepted);
  output.add(json ? JSON.stringify(run, null, 2) : importText(run, dataset, server.url));
  if (run.status === 'FAILED' || run.status === 'CANCELLED') return 2;
  return run.invalidRows > 0 ? 1 : 0;
}

/** @param {Record<string, any>} options */
function serverOf({ server, 'api-key': apiKey = process.env.ETL_API_KEY }) {
  if (!apiKey)
    throw new Complaint('import needs an API key: set ETL_API_KEY. An admin makes one in the console.');
  return new Server(server ?? process.env.ETL_URL ?? SERVER, apiKey);
}

function nameOf(inputName) {
  return inputName === 'standard input' ? 'standard-input.csv' : path.basename(inputName);
}

/** The dataset with this id, or the only one with this name. */
async function datasetOf(server, wanted) {
  const found = [];
  for (let cursor = ''; ;) {
    const { items, nextCursor } = await server.json('GET', `/api/datasets?limit=500${cursor}`);
    found.push(...items.filter(({ id, name }) => id === wanted || name === wanted));
    if (!nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  const [dataset, ...others] = found;
  if (!dataset) throw new Complaint(`the organization of this key has no dataset “${wanted}”.`);
  if (others.length > 0) throw new Complaint(`${found.length} datasets are called “${wanted}”: give the id.`);
  return dataset;
}

async function draftOf(server, input, upload) {
  try {
    return await uploaded(server, input, upload);
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'duplicate_file') throw error;
    const hint = 'Give --allow-duplicate to import it again.';
    throw new Complaint(`${error.message} (run ${error.problem.existingRunId}) ${hint}`, { cause: error });
  }
}

/** Starts the draft; one that cannot be started is not left behind. */
async function started(server, dataset, { run, inspection }, { given, mode }) {
  try {
    const schema = given ?? (dataset.activeSchemaVersion === null ? suggestedSchema(inspection) : null);
    if (schema) await server.json('PUT', `/api/datasets/${dataset.id}/schema`, { json: schema });
    return await server.json('POST', `/api/runs/${run.id}/start`, { json: mode ? { mode } : {} });
  } catch (error) {
    await server.json('DELETE', `/api/runs/${run.id}`).catch(() => undefined);
    throw error;
  }
}

/** What the server suggests, where it leaves nothing open. */
function suggestedSchema({ suggestedMapping }) {
  const missing = REQUIRED.filter((field) => !suggestedMapping[field]);
  const open = Object.keys(suggestedMapping).filter((field) => suggestedMapping[field].ambiguous);
  const reasons = [
    ...(missing.length > 0 ? [`nothing suggests itself for ${missing.join(', ')}`] : []),
    ...(open.length > 0 ? [`${open.join(', ')} can be read in more than one way`] : []),
  ];
  if (reasons.length === 0) return { mapping: mappingOf(suggestedMapping), rules: {} };
  throw new Complaint(
    `the dataset has no mapping yet, and ${reasons.join(', and ')}. Give one with --schema, or map one file in the console.`,
  );
}

async function ended(server, accepted) {
  let run = accepted;
  const shown = process.stderr.isTTY;
  for await (run of statesOf(server, accepted.id))
    if (shown) process.stderr.write(`\r\x1b[K${progressText(run)}`);
  if (shown) process.stderr.write('\r\x1b[K');
  return run;
}
