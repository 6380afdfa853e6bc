import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { choice, flag, integer, type Setting, text, url } from './setting';

const HTTP = ['http:', 'https:'];
const POSTGRES = ['postgres:', 'postgresql:'];
/** Row numbers are 32-bit integers in the database. */
const MOST_ROWS = 2_147_483_647;

const processes = {
  NODE_ENV: choice(
    '`production`, `development` or `test`; production refuses what is known, short or a demo',
    ['production', 'development', 'test'],
    'development',
  ),
  PORT: integer('where the API listens', 3000, { least: 0, most: 65_535, without: '3000' }),
  HOST: text('the address it listens on; the image says `0.0.0.0`', { fallback: '127.0.0.1' }),
  METRICS_PORT: integer('a port of its own for `GET /metrics`, of API and worker', null, {
    least: 0,
    most: 65_535,
    without: 'off',
  }),
  CONSOLE_DIR: text('the built console; the image has it', { fallback: 'dist/frontend/browser' }),
  PUBLIC_URL: url('where the console is reached: links in mails and invitations lead there', HTTP, {
    without: "the request's",
  }),
  COOKIE_SECURE: flag('cookies only over TLS; `false` for plain HTTP', false, {
    without: '`true` in production',
  }),
  TRUST_PROXY: text('how many proxies stand before the API, or their addresses (`10.0.0.0/8`)', {
    without: 'off',
  }),
  LOG_LEVEL: choice(
    '`debug`, `log`, `warn` or `error`, as JSON lines',
    ['debug', 'log', 'warn', 'error'],
    'log',
  ),
  DEMO: flag("the demo's people and passwords; refused in production", false),
};

const stores = {
  DATABASE_URL: url("Postgres 15 or newer, as the application's role", POSTGRES, { without: 'required' }),
  DATABASE_OWNER_URL: url("the role that owns the tables; the migration's only", POSTGRES, {
    without: '`DATABASE_URL`',
  }),
  REDIS_URL: url('`redis:` or `rediss:`; `maxmemory-policy` must be `noeviction`', ['redis:', 'rediss:'], {
    fallback: 'redis://127.0.0.1:6379',
  }),
  STORAGE: choice('where new files go; old ones are read from where they are', ['disk', 's3'], 'disk', {
    without: '`s3` where it is configured, else `disk`',
  }),
  STORAGE_DIR: text('uploaded files on disk: shared by all processes', { fallback: 'data/files' }),
  S3_ENDPOINT: url('any S3-compatible store', HTTP, { without: 'none' }),
  S3_BUCKET: text('has to exist', { without: 'required with S3' }),
  S3_ACCESS_KEY: text('who reads and writes there', { without: 'required with S3' }),
  S3_SECRET_KEY: text('16 characters or more in production', { without: 'required with S3' }),
  S3_REGION: text('what requests are signed for', { fallback: 'us-east-1' }),
  S3_PATH_STYLE: flag("bucket in the path, not in the host's name", true),
  S3_PUBLIC_ENDPOINT: url('where browsers download from; without, downloads go through the API', HTTP, {
    without: 'none',
  }),
  SECRETS_KEY: text('what secrets are sealed under: 32 random characters or more, kept for good', {
    without: 'known, refused in production',
  }),
};

const limits = {
  MAX_UPLOAD_BYTES: integer('size of a file', DEFAULT_LIMITS.maxUploadBytes, { without: '10 MiB' }),
  MAX_COLUMNS: integer('columns of a file', DEFAULT_LIMITS.maxColumns, { most: 16_384 }),
  MAX_FIELD_CHARS: integer('characters of a cell', DEFAULT_LIMITS.maxFieldChars),
  MAX_ROWS: integer('rows of a file', DEFAULT_LIMITS.maxRows, { most: MOST_ROWS }),
  MAX_REQUESTS_PER_MINUTE: integer('of a user', 1_200),
  MAX_UPLOADS_PER_MINUTE: integer('of a user', 120),
  MAX_FAILED_SIGN_INS_PER_ACCOUNT: integer('a minute', 5),
  MAX_FAILED_SIGN_INS_PER_ADDRESS: integer('a minute', 20),
  MAX_SSE_PER_USER: integer('event streams at once', DEFAULT_LIMITS.maxSsePerUser),
  SSE_MAX_SECONDS: integer('then the browser opens a stream anew', DEFAULT_LIMITS.sseMaxSeconds),
};

const work = {
  WORKER_CONCURRENCY: integer('runs at once in a worker', 2, { most: 64 }),
  ORG_CONCURRENCY: integer('runs at once of one organization, in all workers', 2, { most: 1024 }),
  PART_BYTES: integer(
    'larger files are loaded in parts of about this size, by several workers; 0: each file by one',
    0,
    { least: 0 },
  ),
  INSPECTION_THREADS: integer(
    'threads of an API that inspect uploads; with 0 the one that serves requests does',
    1,
    { least: 0, most: 64 },
  ),
  LEASE_SECONDS: integer("after so long a silent worker's run is taken over", 30, { least: 2, most: 3600 }),
  HEARTBEAT_SECONDS: integer('at most half a lease', 5, { most: 1200 }),
};

const retention = {
  RETAIN_DRAFT_DAYS: integer('for how many days an upload that nobody starts is kept; 0: for good', 0, {
    least: 0,
    most: 36_500,
  }),
  RETAIN_ENDED_DAYS: integer('the same of runs that failed, were cancelled or reverted', 0, {
    least: 0,
    most: 36_500,
  }),
};

const others = {
  ALLOW_SIGNUP: flag('whether anybody may make an account and an organization', false),
  WEBHOOK_ALLOW_PRIVATE: flag('whether webhooks may lead into private networks, and over plain HTTP', false),
  OPERATOR_EMAILS: text('who sees how the installation is, comma-separated: accounts that exist already', {
    without: 'nobody',
  }),
  SMTP_URL: url(
    'the mail server for invites: `smtp:` or `smtps:`; with a password, TLS is required in production',
    ['smtp:', 'smtps:'],
    { without: 'off' },
  ),
  MAIL_FROM: text('the sender; `PUBLIC_URL` is required too', { without: 'required with mail' }),
  OIDC_ISSUER: url('the OpenID Connect provider that people may sign in with; `https:` in production', HTTP, {
    without: 'off',
  }),
  OIDC_CLIENT_ID: text(
    'registered there, with `PUBLIC_URL` + `/api/auth/oidc/callback`; `PUBLIC_URL` is required too',
    { without: 'required with it' },
  ),
  OIDC_CLIENT_SECRET: text('16 characters or more in production', { without: 'required with it' }),
  OIDC_NAME: text('what the provider is called on the sign-in page', { fallback: 'single sign-on' }),
};

const traces = {
  OTEL_EXPORTER_OTLP_ENDPOINT: url(
    'base address of an OTLP/HTTP collector (`http://jaeger:4318`); one that is away costs nothing',
    HTTP,
    { without: 'off' },
  ),
  OTEL_SERVICE_NAME: text('what the process is called', { fallback: 'etl-studio' }),
  TRACES_PERCENT: integer('how many of a hundred traces are kept', 100, { least: 0, most: 100 }),
};

/** Every variable that the product reads, in the order of docker/configuration.md, which is made of this. */
export const SETTING_GROUPS = {
  'Who it is, and where it listens': processes,
  Stores: stores,
  Limits: limits,
  Work: work,
  Retention: retention,
  'People and other systems': others,
  Traces: traces,
} satisfies Record<string, Record<string, Setting>>;

export const SETTINGS = {
  ...processes,
  ...stores,
  ...limits,
  ...work,
  ...retention,
  ...others,
  ...traces,
} satisfies Record<string, Setting>;

export type Settings = typeof SETTINGS;
export type SettingName = keyof Settings;
/** Names of the settings of a kind. */
export type NameOf<K extends Setting['kind']> = {
  [N in SettingName]: Settings[N]['kind'] extends K ? N : never;
}[SettingName];
