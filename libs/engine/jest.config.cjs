const { nodeProject } = require('../tooling/src/jest/node-project.cjs');

module.exports = nodeProject('engine', __dirname);
