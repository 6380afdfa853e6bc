const { nodeProject } = require('../libs/tooling/src/jest/node-project.cjs');

module.exports = {
  ...nodeProject('backend integration', __dirname),
  testMatch: ['**/*.int-spec.ts'],
  testTimeout: 30_000,
  // What a test left open must not hold up the suites behind it.
  forceExit: true,
};
