export { runMain } from './run-main';
export { stopOnSignal } from './stop-on-signal';
export { within } from './within';
