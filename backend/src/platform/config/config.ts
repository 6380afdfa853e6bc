import path from 'node:path';
import { DEFAULT_LIMITS, type Limits } from '@etl-studio/contracts';
import { ConfigError, EnvReader, type Env } from './env-reader';
import { type MailConfig, readMail } from './mail-config';
import { type OidcConfig, readOidc } from './oidc-config';
import { readOperatorEmails } from './operator-emails';
import { readRates, type Rates } from './rates';
import { readRetention, type RetentionConfig } from './retention';
import { readS3, type S3Config } from './s3-config';
import { weakPasswords } from './secrets';
import { readSecretsKey } from './secrets-key';
import { readTracing, type TracingConfig } from './tracing-config';
import { readTrustProxy, type TrustProxy } from './trust-proxy';

const POSTGRES = ['postgres:', 'postgresql:'];
export const LOG_LEVELS = ['debug', 'log', 'warn', 'error'] as const;
export type LogLevelName = (typeof LOG_LEVELS)[number];

/** Everything the environment decides, read once; also the token to inject it by. */
export class Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** Where Prometheus scrapes this process; null where it does not. */
  readonly metricsPort: number | null;
  /** What the application connects to, as the application role. */
  readonly databaseUrl: string;
  /** What migrations connect to, as the owner of the tables. */
  readonly databaseOwnerUrl: string;
  readonly redisUrl: string;
  /** Where files lie that go to the disk. */
  readonly storageDir: string;
  readonly s3: S3Config | null;
  /** Where new files go; files that lie elsewhere stay readable as long as their store is configured. */
  readonly storage: 'disk' | 's3';
  readonly limits: Limits;
  readonly rates: Rates;
  readonly retention: RetentionConfig;
  /** What secrets that have to be read again are sealed under. */
  readonly secretsKey: string;
  /** Runs that one worker imports at the same time. */
  readonly workerConcurrency: number;
  /** Runs of one organization that all workers together import at the same time. */
  readonly orgConcurrency: number;
  /** Threads of an API that inspect uploads; 0: none but the one that serves requests. */
  readonly inspectionThreads: number;
  readonly leaseSeconds: number;
  readonly heartbeatSeconds: number;
  readonly demo: boolean;
  /** How mails are sent; null where none are. */
  readonly mail: MailConfig | null;
  /** Whether webhooks may lead into private networks, and over plain HTTP. */
  readonly webhookAllowPrivate: boolean;
  /** The built console. */
  readonly consoleDir: string;
  readonly cookieSecure: boolean;
  /** Whether people may make an account and an organization by themselves. */
  readonly allowSignup: boolean;
  /** Whom else people may sign in with; null for nobody. */
  readonly oidc: OidcConfig | null;
  /** Who may see how the installation is; in lower case. */
  readonly operatorEmails: readonly string[];
  /** Where the console is reached, for links; null: where the request that asks for one reached it. */
  readonly publicUrl: string | null;
  readonly trustProxy: TrustProxy;
  /** Where traces go; null where nothing is traced. */
  readonly tracing: TracingConfig | null;
  readonly logLevel: LogLevelName;

  private constructor(env: EnvReader) {
    this.production =
      env.oneOf('NODE_ENV', ['production', 'development', 'test'], 'development') === 'production';
    this.port = env.integer('PORT', 3000, 0, 65_535);
    this.host = env.text('HOST') ?? '127.0.0.1';
    this.metricsPort = env.text('METRICS_PORT') ? env.integer('METRICS_PORT', 0, 0, 65_535) : null;
    this.databaseUrl = env.url('DATABASE_URL', POSTGRES);
    this.databaseOwnerUrl = env.text('DATABASE_OWNER_URL')
      ? env.url('DATABASE_OWNER_URL', POSTGRES)
      : this.databaseUrl;
    this.redisUrl = env.url('REDIS_URL', ['redis:', 'rediss:'], 'redis://127.0.0.1:6379');
    this.storageDir = path.resolve(env.text('STORAGE_DIR') ?? 'data/files');
    this.s3 = readS3(env, this.production);
    this.storage = env.oneOf('STORAGE', ['disk', 's3'], this.s3 ? 's3' : 'disk');
    this.limits = Object.freeze(readLimits(env));
    this.rates = readRates(env);
    this.retention = readRetention(env);
    this.secretsKey = readSecretsKey(env, this.production);
    this.workerConcurrency = env.integer('WORKER_CONCURRENCY', 2, 1, 64);
    this.orgConcurrency = env.integer('ORG_CONCURRENCY', 2, 1, 1024);
    this.inspectionThreads = env.integer('INSPECTION_THREADS', 1, 0, 64);
    this.leaseSeconds = env.integer('LEASE_SECONDS', 30, 2, 3600);
    this.heartbeatSeconds = env.integer('HEARTBEAT_SECONDS', 5, 1, 1200);
    this.webhookAllowPrivate = env.flag('WEBHOOK_ALLOW_PRIVATE', false);
    this.mail = readMail(env, this.production);
    this.demo = env.flag('DEMO', false);
    this.consoleDir = path.resolve(env.text('CONSOLE_DIR') ?? 'dist/frontend/browser');
    this.cookieSecure = env.flag('COOKIE_SECURE', this.production);
    this.allowSignup = env.flag('ALLOW_SIGNUP', false);
    this.oidc = readOidc(env, this.production);
    this.operatorEmails = readOperatorEmails(env);
    this.publicUrl = readPublicUrl(env);
    this.trustProxy = readTrustProxy(env);
    this.tracing = readTracing(env);
    this.logLevel = env.oneOf('LOG_LEVEL', LOG_LEVELS, 'log');

    if (this.storage === 's3' && !this.s3) env.faults.push('STORAGE is "s3", and S3_ENDPOINT is missing.');
    if (this.leaseSeconds < 2 * this.heartbeatSeconds) {
      env.faults.push(
        'LEASE_SECONDS must be at least twice HEARTBEAT_SECONDS, or a healthy worker loses its run.',
      );
    }
    if (this.metricsPort !== null && this.metricsPort === this.port && this.port !== 0) {
      env.faults.push('METRICS_PORT and PORT are the same; metrics are served on a port of their own.');
    }
    if (this.production) env.faults.push(...weakPasswords(this));
    if (this.production && this.demo) {
      env.faults.push(
        'DEMO=true is refused with NODE_ENV=production: the demo has publicly known passwords.',
      );
    }
  }

  /** Begins every key in Redis, which installations may share; they never share a database. */
  get redisPrefix(): string {
    return `etl-studio:${new URL(this.databaseUrl).pathname.slice(1)}`;
  }

  /** Throws ConfigError with every fault. */
  static parse(env: Env): Config {
    const reader = new EnvReader(env);
    const config = Object.freeze(new Config(reader));
    if (reader.faults.length > 0) throw new ConfigError([...new Set(reader.faults)]);
    return config;
  }

  /** The process's own configuration; prints every fault and exits 1 when it is not usable. */
  static load(): Config {
    try {
      return Config.parse(process.env);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  }
}

/** Without a slash at the end. */
function readPublicUrl(env: EnvReader): string | null {
  if (env.text('PUBLIC_URL') === undefined) return null;
  return env.url('PUBLIC_URL', ['http:', 'https:']).replace(/\/+$/, '');
}

function readLimits(env: EnvReader): Limits {
  return {
    maxUploadBytes: env.integer('MAX_UPLOAD_BYTES', DEFAULT_LIMITS.maxUploadBytes),
    maxColumns: env.integer('MAX_COLUMNS', DEFAULT_LIMITS.maxColumns, 1, 16_384),
    maxFieldChars: env.integer('MAX_FIELD_CHARS', DEFAULT_LIMITS.maxFieldChars),
    // Row numbers are 32-bit integers in the database.
    maxRows: env.integer('MAX_ROWS', DEFAULT_LIMITS.maxRows, 1, 2_147_483_647),
    maxSsePerUser: env.integer('MAX_SSE_PER_USER', DEFAULT_LIMITS.maxSsePerUser),
    sseMaxSeconds: env.integer('SSE_MAX_SECONDS', DEFAULT_LIMITS.sseMaxSeconds),
  };
}
