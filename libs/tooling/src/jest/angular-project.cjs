const { createCjsPreset } = require('jest-preset-angular/presets');
const preset = require('../../../../jest.preset.js');

/** Packages published as ES modules only: Jest compiles them like our own sources. */
const esmOnly = ['.*\\.mjs$', '@angular/common/locales/.*\\.js$', '@tanstack/'].join('|');

/** Jest settings of a project that runs in a browser. Such a project is run without --experimental-vm-modules. */
exports.angularProject = (displayName, rootDir) => ({
  ...createCjsPreset(),
  ...preset,
  moduleNameMapper: { ...preset.moduleNameMapper, '^@lucide/angular$': `${__dirname}/icons.stub.cjs` },
  displayName,
  rootDir,
  setupFilesAfterEnv: [`${__dirname}/angular-setup.ts`],
  transformIgnorePatterns: [`node_modules/(?!${esmOnly})`],
});
