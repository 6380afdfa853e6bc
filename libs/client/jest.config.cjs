const { nodeProject } = require('../tooling/src/jest/node-project.cjs');

module.exports = nodeProject('client', __dirname);
