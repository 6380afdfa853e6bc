/** Shared by every Jest project: where tests are, and how the workspace's libraries are found. */
const { paths } = require('./tsconfig.base.json').compilerOptions;

module.exports = {
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'html', 'json'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([alias, [file]]) => [`^${alias}$`, `${__dirname}/${file}`]),
  ),
};
