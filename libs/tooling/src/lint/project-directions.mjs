/** Which project may import which (by its scope tag), and which packages it may not use. */
const server = [
  '@nestjs/*',
  'typeorm',
  'pg',
  'pg-copy-streams',
  'bull',
  'ioredis',
  'minio',
  'multer',
  'helmet',
];
const browser = ['@angular/*', '@tanstack/*', '@lucide/*', 'playwright-core', 'axe-core'];

const direction = (scope, imports, bannedExternalImports) => ({
  sourceTag: `scope:${scope}`,
  onlyDependOnLibsWithTags: imports.map((name) => `scope:${name}`),
  bannedExternalImports,
});

export const projectDirections = [
  direction('frontend', ['ui', 'sse', 'engine', 'contracts'], server),
  direction('backend', ['engine', 'contracts'], browser),
  direction('ui', ['contracts'], server),
  direction('sse', ['contracts'], [...server, '@angular/*']),
  direction('engine', ['contracts'], [...server, ...browser, 'rxjs']),
  // What the OpenAPI document says is all that it may know of the product.
  direction('client', ['client'], [...server, ...browser, 'rxjs']),
  {
    sourceTag: 'scope:contracts',
    onlyDependOnLibsWithTags: ['scope:contracts'],
    bannedExternalImports: ['*'],
  },
  direction('tooling', ['tooling'], []),
];
