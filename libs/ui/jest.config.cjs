const { angularProject } = require('../tooling/src/jest/angular-project.cjs');

module.exports = angularProject('ui', __dirname);
