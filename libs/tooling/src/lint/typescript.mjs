import tseslint from 'typescript-eslint';

const tests = ['**/*.spec.ts', '**/*-spec.ts', '**/testing/**/*.ts', '**/*.stub.ts'];

/** Class names and verbs that say nothing about what is returned or done. Angular's ErrorHandler names handleError. */
const saysNothing = [
  'FunctionDeclaration[id.name=/^(handle|process)[A-Z]/]',
  'MethodDefinition[key.name=/^(handle(?!Error$)|process)[A-Z]/]',
  'ClassDeclaration[id.name=/Manager$/]',
].map((selector) => ({ selector, message: 'Name it for what it returns or does.' }));

const readsEnvironment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only platform/config reads the environment: inject Config.',
  },
];

const typed = (files, project) => ({
  files,
  languageOptions: { parserOptions: { project, tsconfigRootDir: `${import.meta.dirname}/../../../..` } },
});

/** Rules for every TypeScript file: types decide, promises are awaited, switches are whole. */
export const typescript = [
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  typed(['backend/**/*.ts'], ['backend/tsconfig.json']),
  typed(['frontend/src/**/*.ts'], ['frontend/tsconfig.spec.json', 'frontend/tsconfig.worker.json']),
  typed(['frontend/e2e/**/*.ts'], ['frontend/e2e/tsconfig.json']),
  typed(['libs/tooling/**/*.ts'], ['libs/tooling/tsconfig.json']),
  typed(['libs/contracts/**/*.ts'], ['libs/contracts/tsconfig.json']),
  typed(['libs/client/**/*.ts'], ['libs/client/tsconfig.json']),
  ...['engine', 'sse', 'ui'].map((lib) => typed([`libs/${lib}/**/*.ts`], [`libs/${lib}/tsconfig.spec.json`])),
  {
    files: ['**/*.ts'],
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Libraries describe options by classes and are handed plain objects all the same.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...saysNothing],
    },
  },
  {
    // Nest's injection and class-validator read parameter types at run time: a type-only import would lose them.
    files: ['backend/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      // Marked so that it stands out; the configuration keeps issuers without TLS out of production.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', name: 'allowInsecureRequests', package: 'openid-client' }] },
      ],
      'no-restricted-syntax': ['error', ...saysNothing, ...readsEnvironment],
    },
  },
  {
    files: ['backend/src/platform/config/**/*.ts', 'backend/**/*-spec.ts', 'backend/src/testing/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...saysNothing] },
  },
  {
    // Answers of supertest and JSON fixtures are untyped; a test asserts what they are.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'no-console': 'off',
    },
  },
];
