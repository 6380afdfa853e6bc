const { angularProject } = require('../libs/tooling/src/jest/angular-project.cjs');

const project = angularProject('frontend', __dirname);

module.exports = {
  ...project,
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/'],
  moduleNameMapper: {
    ...project.moduleNameMapper,
    // import.meta does not compile to CommonJS: the one line that needs it is replaced.
    '\\.worker-factory$': '<rootDir>/src/testing/worker-factory.stub.ts',
  },
};
