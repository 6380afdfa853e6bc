const { angularProject } = require('../tooling/src/jest/angular-project.cjs');

module.exports = angularProject('sse', __dirname);
