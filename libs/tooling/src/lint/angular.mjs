import angular from 'angular-eslint';

const sources = ['frontend/src/**/*.ts', 'libs/ui/src/**/*.ts'];
const templates = ['frontend/src/**/*.html', 'libs/ui/src/**/*.html'];

/** Rules for components and their templates, inline ones too. */
export const angularRules = [
  ...angular.configs.tsRecommended.map((config) => ({ ...config, files: sources })),
  {
    files: sources,
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/prefer-output-emitter-ref': 'error',
      '@angular-eslint/prefer-output-readonly': 'error',
    },
  },
  ...[...angular.configs.templateRecommended, ...angular.configs.templateAccessibility].map((config) => ({
    ...config,
    files: templates,
  })),
  {
    files: templates,
    rules: {
      // The content security policy drops a style attribute without a word; a [style.x] binding passes.
      '@angular-eslint/template/no-inline-styles': ['error', { allowBindToStyle: true }],
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/button-has-type': 'error',
    },
  },
];
