/**
 * Run as a process of its own, `fork(engine-candidate.mjs, [NAME, ROWS])`: at each message it does one candidate's work
 * once and answers with the time, and with the bytes by which the peak of the resident set rose over what holding the
 * file takes. In one process the others' garbage, and what the compiler learnt from them, would count against it.
 */
import { loadEngine } from '../etl/engine.mjs';
import { adsFile } from './engine-file.mjs';
import { peers } from './engine-peers.mjs';
import { engineWork } from './engine-work.mjs';
import { timed } from './measure.mjs';

const [name = '', rows] = process.argv.slice(2);
const bytes = adsFile(Number(rows));
const work = peers[name] ? () => peers[name]?.(bytes) : engineWork(await loadEngine(), bytes)[name];
if (!work) throw new Error(`There is no candidate ${name}.`);
const before = process.resourceUsage().maxRSS;
process.on('message', async () => {
  const go = await timed(work);
  process.send?.({ ...go, peakBytes: (process.resourceUsage().maxRSS - before) * 1024 });
});
process.send?.('ready');
