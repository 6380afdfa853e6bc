const { nodeProject } = require('../libs/tooling/src/jest/node-project.cjs');

module.exports = nodeProject('backend', __dirname);
