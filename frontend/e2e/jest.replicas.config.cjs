const own = require('./jest.config.cjs');

/** What is run on two APIs and two workers behind the proxy: its own specs, and the main stories. */
module.exports = {
  ...own,
  displayName: 'e2e, replicas',
  testMatch: [
    '<rootDir>/replicas/*.e2e-spec.ts',
    '<rootDir>/{import-story,ledger-story,mending}.e2e-spec.ts',
  ],
};
