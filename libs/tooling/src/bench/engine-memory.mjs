/**
 * Run as a process of its own, `node engine-memory.mjs CANDIDATE ROWS`: does one candidate's work once and prints by how
 * many bytes the peak of the resident set rose over what holding the file takes.
 */
import { loadEngine } from '../etl/engine.mjs';
import { adsFile } from './engine-file.mjs';
import { peers } from './engine-peers.mjs';
import { engineWork } from './engine-work.mjs';

const [name = '', rows] = process.argv.slice(2);
const bytes = adsFile(Number(rows));
const work = peers[name] ? () => peers[name]?.(bytes) : engineWork(await loadEngine(), bytes)[name];
if (!work) throw new Error(`There is no candidate ${name}.`);
const before = process.resourceUsage().maxRSS;
await work();
console.log((process.resourceUsage().maxRSS - before) * 1024);
