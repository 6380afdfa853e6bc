import path from 'node:path';
import type { Limits } from '@etl-studio/contracts';
import { ConfigError, EnvReader, type Env } from './env-reader';
import { type MailConfig, readMail } from './mail-config';
import { type OidcConfig, readOidc } from './oidc-config';
import { readOperatorEmails } from './operator-emails';
import { readRates, type Rates } from './rates';
import { readRetention, type RetentionConfig } from './retention';
import { readS3, type S3Config } from './s3-config';
import { weakPasswords } from './secrets';
import { readSecretsKey } from './secrets-key';
import { SETTINGS } from './settings';
import { readTracing, type TracingConfig } from './tracing-config';
import { readTrustProxy, type TrustProxy } from './trust-proxy';

export const LOG_LEVELS = SETTINGS.LOG_LEVEL.of;
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
  /** Bytes of the parts in which several workers load a file that is larger; 0: one worker loads it, however large. */
  readonly partBytes: number;
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
    this.production = env.choice('NODE_ENV') === 'production';
    this.port = env.integer('PORT');
    this.host = env.text('HOST');
    this.metricsPort = env.integer('METRICS_PORT');
    this.databaseUrl = env.url('DATABASE_URL');
    this.databaseOwnerUrl = env.has('DATABASE_OWNER_URL') ? env.url('DATABASE_OWNER_URL') : this.databaseUrl;
    this.redisUrl = env.url('REDIS_URL');
    this.storageDir = path.resolve(env.text('STORAGE_DIR'));
    this.s3 = readS3(env, this.production);
    this.storage = env.choice('STORAGE', this.s3 ? 's3' : 'disk');
    this.limits = Object.freeze(readLimits(env));
    this.rates = readRates(env);
    this.retention = readRetention(env);
    this.secretsKey = readSecretsKey(env, this.production);
    this.workerConcurrency = env.integer('WORKER_CONCURRENCY');
    this.orgConcurrency = env.integer('ORG_CONCURRENCY');
    this.partBytes = env.integer('PART_BYTES');
    this.inspectionThreads = env.integer('INSPECTION_THREADS');
    this.leaseSeconds = env.integer('LEASE_SECONDS');
    this.heartbeatSeconds = env.integer('HEARTBEAT_SECONDS');
    this.webhookAllowPrivate = env.flag('WEBHOOK_ALLOW_PRIVATE');
    this.mail = readMail(env, this.production);
    this.demo = env.flag('DEMO');
    this.consoleDir = path.resolve(env.text('CONSOLE_DIR'));
    this.cookieSecure = env.flag('COOKIE_SECURE', this.production);
    this.allowSignup = env.flag('ALLOW_SIGNUP');
    this.oidc = readOidc(env, this.production);
    this.operatorEmails = readOperatorEmails(env);
    this.publicUrl = readPublicUrl(env);
    this.trustProxy = readTrustProxy(env);
    this.tracing = readTracing(env);
    this.logLevel = env.choice('LOG_LEVEL');

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
  if (!env.has('PUBLIC_URL')) return null;
  return env.url('PUBLIC_URL').replace(/\/+$/, '');
}

function readLimits(env: EnvReader): Limits {
  return {
    maxUploadBytes: env.integer('MAX_UPLOAD_BYTES'),
    maxColumns: env.integer('MAX_COLUMNS'),
    maxFieldChars: env.integer('MAX_FIELD_CHARS'),
    maxRows: env.integer('MAX_ROWS'),
    maxSsePerUser: env.integer('MAX_SSE_PER_USER'),
    sseMaxSeconds: env.integer('SSE_MAX_SECONDS'),
  };
}
