const { nodeProject } = require('../libs/tooling/src/jest/node-project.cjs');

module.exports = {
  ...nodeProject('backend integration', __dirname),
  testMatch: ['**/*.int-spec.ts'],
  testTimeout: 30_000,
  globalSetup: './src/testing/before-integration.cjs',
  globalTeardown: './src/testing/after-integration.cjs',
  // What a test left open must not hold up the suites behind it.
  forceExit: true,
};
