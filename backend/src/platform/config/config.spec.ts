import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Config } from './config';
import { ConfigError, type Env } from './env-reader';

const USABLE = { DATABASE_URL: 'postgres://app@db/etl' };

function faultsOf(env: Env): readonly string[] {
  try {
    Config.parse(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
  }
  return [];
}

describe('Config', () => {
  it('needs no more than the database URL', () => {
    const config = Config.parse(USABLE);
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', s3: null, production: false, demo: false });
    expect(config.databaseOwnerUrl).toBe(USABLE.DATABASE_URL);
    expect(config.limits.maxUploadBytes).toBe(10_485_760);
  });

  it('cannot be changed after parsing', () => {
    const config = Config.parse(USABLE);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.limits, { maxRows: 1 })).toThrow(TypeError);
  });

  it('tells all faults at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      REDIS_URL: 'http://x',
      DEMO: 'yes',
      LOG_LEVEL: 'loud',
      MAX_ROWS: '1.5',
    });
    for (const name of ['PORT', 'DATABASE_URL', 'REDIS_URL', 'DEMO', 'LOG_LEVEL', 'MAX_ROWS']) {
      expect(faults).toContainEqual(expect.stringContaining(name));
    }
  });

  it('never repeats a URL, which may hold a password', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://root:hunter2@db/etl' }).join()).not.toContain('hunter2');
  });

  it('refuses passwords in production that can be guessed, without repeating them', () => {
    const urls = {
      DATABASE_URL: 'postgres://app:hunter2@db/etl',
      REDIS_URL: 'redis://:changeme@cache',
    };
    const faults = faultsOf({ ...urls, NODE_ENV: 'production' });
    for (const name of Object.keys(urls)) expect(faults).toContainEqual(expect.stringContaining(name));
    expect(faults.join()).not.toMatch(/hunter2|changeme/);
    expect(faultsOf(urls)).toEqual([]);
    const long = { DATABASE_URL: 'postgres://app:5d1c0e6b9a7f42d8@db/etl', NODE_ENV: 'production' };
    expect(faultsOf(long).join()).not.toContain('password');
  });

  it('reads a value from the file that X_FILE names', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-')), 'url');
    writeFileSync(file, 'postgres://secret@db/etl\n');
    expect(Config.parse({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://secret@db/etl');
  });

  it('refuses an unreadable X_FILE and a value given twice', () => {
    expect(faultsOf({ DATABASE_URL_FILE: '/nowhere/url' })).toContainEqual(
      expect.stringContaining('DATABASE_URL_FILE points to /nowhere/url'),
    );
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'config-')), 'url');
    writeFileSync(file, USABLE.DATABASE_URL);
    expect(faultsOf({ ...USABLE, DATABASE_URL_FILE: file })).toEqual([expect.stringContaining('both set')]);
  });

  it('asks for the rest of the S3 settings once there is an endpoint', () => {
    const faults = faultsOf({ ...USABLE, S3_ENDPOINT: 'http://s3:9000' }).join();
    for (const name of ['S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']) expect(faults).toContain(name);
  });

  it('refuses the demo and short secrets in production', () => {
    const s3 = {
      S3_ENDPOINT: 'http://s3:9000',
      S3_BUCKET: 'b',
      S3_ACCESS_KEY: 'a',
      S3_SECRET_KEY: 'minioadmin',
    };
    const faults = faultsOf({ ...USABLE, ...s3, NODE_ENV: 'production', DEMO: 'true' }).join();
    expect(faults).toContain('DEMO');
    expect(faults).toContain('S3_SECRET_KEY');
  });

  it('refuses a missing, short or known key for secrets in production, and has one for development', () => {
    const known = Config.parse(USABLE).secretsKey;
    for (const key of [undefined, 'short', known, '0'.repeat(64)]) {
      const faults = faultsOf({ ...USABLE, NODE_ENV: 'production', SECRETS_KEY: key });
      expect(faults).toEqual([expect.stringContaining('SECRETS_KEY')]);
    }
    const random = '9f1c5b7e02d84a6fb3e9d7c1a5f08e26';
    expect(faultsOf({ ...USABLE, NODE_ENV: 'production', SECRETS_KEY: random })).toEqual([]);
  });

  it('refuses a lease that one missed heartbeat would lose', () => {
    expect(faultsOf({ ...USABLE, LEASE_SECONDS: '8', HEARTBEAT_SECONDS: '5' })).toHaveLength(1);
  });

  it('needs a sender and an address of its own where it sends mail, and encryption for a password', () => {
    const faults = faultsOf({ ...USABLE, SMTP_URL: 'smtp://mail.test' }).join();
    for (const name of ['MAIL_FROM', 'PUBLIC_URL']) expect(faults).toContain(name);
    const mail = { MAIL_FROM: 'ETL <etl@x.test>', PUBLIC_URL: 'https://etl.test' };
    expect(faultsOf({ ...USABLE, ...mail, SMTP_URL: 'http://mail.test' })).toEqual([
      expect.stringContaining('SMTP_URL'),
    ]);
    expect(Config.parse(USABLE).mail).toBeNull();
    const production = {
      ...{ ...USABLE, ...mail, NODE_ENV: 'production', SECRETS_KEY: '9f1c5b7e02d84a6fb3e9d7c1a5f08e26' },
      SMTP_URL: 'smtp://etl:geheim@mail.test:587',
    };
    expect(Config.parse(production).mail).toMatchObject({ requireTls: true });
    expect(Config.parse({ ...production, SMTP_URL: 'smtp://mail' }).mail).toMatchObject({
      requireTls: false,
    });
  });

  it('asks for the rest of single sign-on once there is an issuer, and for TLS in production', () => {
    const faults = faultsOf({ ...USABLE, OIDC_ISSUER: 'http://id.test' }).join();
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL']) expect(faults).toContain(name);
    const oidc = {
      OIDC_CLIENT_ID: 'etl',
      OIDC_CLIENT_SECRET: '5d1c0e6b9a7f42d8',
      PUBLIC_URL: 'https://etl.test',
    };
    const usable = { ...USABLE, ...oidc, OIDC_ISSUER: 'http://id.test' };
    expect(Config.parse(usable).oidc).toMatchObject({ issuer: 'http://id.test', name: 'single sign-on' });
    const production = { ...usable, NODE_ENV: 'production', SECRETS_KEY: '9f1c5b7e02d84a6fb3e9d7c1a5f08e26' };
    expect(faultsOf(production)).toEqual([expect.stringContaining('OIDC_ISSUER')]);
    expect(faultsOf({ ...production, OIDC_ISSUER: 'https://id.test', OIDC_CLIENT_SECRET: 'short' })).toEqual([
      expect.stringContaining('OIDC_CLIENT_SECRET'),
    ]);
  });

  it('reads who operates the installation, whatever the case', () => {
    const { operatorEmails } = Config.parse({ ...USABLE, OPERATOR_EMAILS: ' Ops@x.test, ,two@x.test' });
    expect(operatorEmails).toEqual(['ops@x.test', 'two@x.test']);
    expect(Config.parse(USABLE).operatorEmails).toEqual([]);
    expect(faultsOf({ ...USABLE, OPERATOR_EMAILS: 'ops' })).toEqual([expect.stringContaining('"ops"')]);
  });

  it.each([
    [undefined, false],
    ['0', false],
    ['2', 2],
    ['10.0.0.0/8, 192.168.1.1', ['10.0.0.0/8', '192.168.1.1']],
  ])('reads TRUST_PROXY %s', (text, trusted) => {
    expect(Config.parse({ ...USABLE, TRUST_PROXY: text }).trustProxy).toEqual(trusted);
  });
});
