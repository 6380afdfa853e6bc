/**
 * `run.mjs test`: lint, typecheck, unit, a minute of fuzzing, integration on real servers, the promises of chaos in
 * their short form, the story in a browser, and a part of it on several APIs and workers.
 */
import { runShortChaos } from '../chaos/chaos.mjs';
import { runNx } from '../start/nx.mjs';
import { hasProxy } from '../topology/proxy.mjs';
import { runE2e } from './e2e.mjs';
import { runFuzz } from './fuzz.mjs';
import { runReplicas } from './replicas.mjs';
import { runSpecs } from './run-specs.mjs';
import { allWell, runCheck, runTests, skipped, summary } from './suites.mjs';
import { hasSwift } from './swift.mjs';
import { withTestServices } from './test-services.mjs';

/** Runs `work` with a sink for output that is both shown and kept. @returns {Promise<import('./suites.mjs').Ran>} */
async function keepingOutput(title, work) {
  console.log(`\n=== ${title} ===`);
  let output = '';
  const code = await work((text) => {
    output += text;
    process.stdout.write(text);
  });
  return { code, output };
}

/** A suite that hangs is ended, and has failed. */
const withinMs = 30 * 60_000;

const nx = (title, target, env) =>
  keepingOutput(title, (onOutput) => runNx(target, { env, withinMs, onOutput }));

const integration = () =>
  runTests(
    'integration',
    () => withTestServices((env) => nx('integration', 'integration', env)),
    (files) =>
      withTestServices((servers) =>
        keepingOutput('integration, again', (onOutput) =>
          runSpecs('backend/jest.integration.config.cjs', files, {
            env: { ...process.env, ...servers },
            onOutput,
          }),
        ),
      ),
  );

const e2e = () =>
  runTests(
    'e2e',
    () => keepingOutput('e2e', runE2e),
    (files) => keepingOutput('e2e, again', (onOutput) => runE2e(onOutput, files)),
  );

const hasS3 = () => hasSwift() || Boolean(process.env.TEST_S3_ENDPOINT);
const atReplicas = () => keepingOutput('e2e at two APIs and two workers', runReplicas);
const replicas = () =>
  hasProxy()
    ? runTests('e2e, replicas', atReplicas, atReplicas)
    : skipped('e2e, replicas', 'no nginx is installed');
const withoutS3 = () => skipped('storage on S3', 'no Swift is installed and no TEST_S3_ENDPOINT is given');

export async function run() {
  const onCi = process.env.CI === 'true';
  const outcomes = [
    await runCheck('lint', () => nx('lint', 'lint')),
    await runCheck('typecheck', () => nx('typecheck', 'typecheck')),
    await runTests('unit', () => nx('unit', 'test')),
    await runTests('fuzz', () => keepingOutput('fuzz', runFuzz)),
    await integration(),
    ...(hasS3() ? [] : [withoutS3()]),
    await runCheck('chaos', () => keepingOutput('chaos', runShortChaos)),
    await e2e(),
    await replicas(),
  ];
  console.log(summary(outcomes, onCi));
  process.exit(allWell(outcomes, onCi) ? 0 : 1);
}
