const { nodeProject } = require('../../libs/tooling/src/jest/node-project.cjs');

module.exports = {
  ...nodeProject('e2e', __dirname),
  testMatch: ['<rootDir>/*.e2e-spec.ts'],
  testTimeout: 120_000,
};
