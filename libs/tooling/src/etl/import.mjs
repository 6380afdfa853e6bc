import path from 'node:path';
import { loadClient } from './client.mjs';
import { Complaint } from './complaint.mjs';
import { importText, progressText } from './import-text.mjs';
import { mappingOf, readSchema } from './schema.mjs';

/**
 * @typedef {import('../../../client/src/index').EtlStudio} EtlStudio
 * @typedef {import('../../../client/src/index').Run} Run
 */

const REQUIRED = ['date', 'campaign', 'channel', 'spend'];
/** Somebody waits at a terminal. */
const TRIES = 3;

/** `import`: sends the file to a server, which imports it. @returns {Promise<number>} 1 when rows were rejected */
export async function run({ input, output, json, schema, dataset: wanted, mode, ...options }) {
  const given = schema === undefined ? null : await readSchema(schema);
  const client = await loadClient();
  const studio = new client.EtlStudio(connectionOf(options));
  try {
    const dataset = await datasetOf(studio, wanted);
    const draft = await draftOf(studio, dataset, input, options);
    const accepted = await started(studio, dataset, draft, { given, mode });
    const run = options['no-wait'] ? accepted : await ended(studio, accepted);
    output.add(json ? JSON.stringify(run, null, 2) : importText(run, dataset, studio.url));
    if (run.status === 'FAILED' || run.status === 'CANCELLED') return 2;
    return run.invalidRows > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof client.ProblemError) throw new Complaint(wordsOf(error), { cause: error });
    if (error instanceof client.ConnectionError) throw new Complaint(error.message, { cause: error });
    throw error;
  }
}

/** @param {Record<string, any>} options */
function connectionOf({ server, 'api-key': apiKey = process.env.ETL_API_KEY }) {
  if (!apiKey)
    throw new Complaint('import needs an API key: set ETL_API_KEY. An admin makes one in the console.');
  return { url: server ?? process.env.ETL_URL, apiKey, tries: TRIES };
}

/** @param {import('../../../client/src/index').ProblemError} refusal */
function wordsOf({ code, message, problem }) {
  if (code !== 'duplicate_file') return message;
  return `${message} (run ${problem.existingRunId}) Give --allow-duplicate to import it again.`;
}

function nameOf(inputName) {
  return inputName === 'standard input' ? 'standard-input.csv' : path.basename(inputName);
}

/** The dataset with this id, or the only one with this name. @param {EtlStudio} studio */
async function datasetOf(studio, wanted) {
  const found = [];
  for await (const dataset of studio.datasets.list())
    if (dataset.id === wanted || dataset.name === wanted) found.push(dataset);
  const [dataset, ...others] = found;
  if (!dataset) throw new Complaint(`the organization of this key has no dataset “${wanted}”.`);
  if (others.length > 0) throw new Complaint(`${found.length} datasets are called “${wanted}”: give the id.`);
  return dataset;
}

/**
 * Sends the file, chunk by chunk.
 * @param {EtlStudio} studio
 * @param {{ id: string }} dataset
 * @param {import('./input.mjs').Input} input
 * @param {Record<string, any>} options
 */
async function draftOf(studio, { id }, input, { name, encoding, 'allow-duplicate': allowDuplicate }) {
  const { maxUploadBytes } = await studio.limits();
  const size = await input.size();
  if (size > maxUploadBytes)
    throw new Complaint(`${input.name} has ${size} bytes, and the server takes at most ${maxUploadBytes}.`);
  const file = { name: name ?? nameOf(input.name), chunks: () => input.chunks() };
  return studio.datasets.upload(id, file, { allowDuplicate, encoding });
}

/** Starts the draft; one that cannot be started is not left behind. @param {EtlStudio} studio */
async function started(studio, dataset, { run, inspection }, { given, mode }) {
  try {
    const schema = given ?? (dataset.activeSchemaVersion === null ? suggestedSchema(inspection) : null);
    if (schema) await studio.datasets.publishSchema(dataset.id, schema);
    return await studio.runs.start(run.id, mode ? { mode } : {});
  } catch (error) {
    await studio.runs.delete(run.id).catch(() => undefined);
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

/** @param {EtlStudio} studio @param {Run} accepted */
async function ended(studio, accepted) {
  let run = accepted;
  const shown = process.stderr.isTTY;
  for await (run of studio.runs.watch(accepted.id))
    if (shown) process.stderr.write(`\r\x1b[K${progressText(run)}`);
  if (shown) process.stderr.write('\r\x1b[K');
  return run;
}
