const preset = require('../../../../jest.preset.js');

/** Jest settings of a project that runs in Node: TypeScript by swc, with the metadata Nest's injection reads. */
exports.nodeProject = (displayName, rootDir) => ({
  ...preset,
  displayName,
  rootDir,
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
});
