import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * @typedef {object} OneUpload
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {number} number of which the file is made
 * @property {number} bytes about as many
 *
 * @typedef {object} UploadAnswer
 * @property {number} status 0 where none came
 * @property {number} ms
 * @property {number} retryAfter seconds, NaN without
 * @property {boolean} right whether what is said to be stored is what was sent
 */

/** Sends all at the same time, from a thread of its own. @param {OneUpload[]} uploads @returns {Promise<UploadAnswer[]>} */
export async function uploadAtOnce(uploads) {
  const thread = new Worker(new URL('./uploads-thread.mjs', import.meta.url), { workerData: { uploads } });
  const [answers] = await once(thread, 'message');
  return answers;
}
