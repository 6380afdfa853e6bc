import nx from '@nx/eslint-plugin';
import { angularRules } from './src/lint/angular.mjs';
import { projectDirections } from './src/lint/project-directions.mjs';
import { typescript } from './src/lint/typescript.mjs';
import { moduleImportRules } from './src/module-table.mjs';

const nodeBuiltins = {
  regex: '^(node:.*|fs|path|crypto|buffer|stream|util|os)$',
  message: 'This library also runs in the browser.',
};

/** Run as `eslint -c libs/tooling/eslint.config.mjs <project folder>` from the root of the workspace. */
export default [
  { ignores: ['**/dist', '**/node_modules', '**/coverage', '**/.nx', '**/.angular', '**/*.cjs', '.data'] },
  ...typescript,
  ...angularRules,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: projectDirections },
      ],
    },
  },
  {
    files: ['libs/{contracts,engine}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [nodeBuiltins] }] },
  },
  ...moduleImportRules().map(({ files, patterns }) => ({
    files,
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  })),
  {
    files: ['libs/tooling/**/*.mjs'],
    rules: { 'no-unused-vars': 'error', 'no-undef': 'off', 'prefer-const': 'error' },
  },
];
