/**
 * `run.mjs audit`: asks the registry for known holes in what the product is delivered with, and fails on those that it
 * calls high or critical.
 */
import { StartFailure } from '../start/failure.mjs';
import { inRoot } from '../start/workspace.mjs';
import { runOnce } from '../start/run-once.mjs';
import { verdictOf } from './verdict.mjs';

const WITHIN_MS = 120_000;

export async function run() {
  let said = '';
  await runOnce('npm', ['audit', '--omit=dev', '--json'], {
    cwd: inRoot(),
    stdio: ['ignore', 'pipe', 'ignore'],
    withinMs: WITHIN_MS,
    onOutput: (text) => (said += text),
  });
  const { holes, unanswered } = verdictOf(said);
  if (holes.length > 0) throw new StartFailure(`packages with known holes:\n  ${holes.join('\n  ')}`);
  // No fault of the product: a mirror without audits must not keep it from being built.
  if (unanswered) console.warn(`NOT AUDITED: the registry gives no audits (${unanswered}).`);
  else console.log('No package of the product has a hole that is known as high or critical.');
}
