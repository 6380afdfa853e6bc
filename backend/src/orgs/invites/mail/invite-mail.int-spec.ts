import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { Invite } from '@etl-studio/contracts';
import {
  startTestApp,
  startWorker,
  type TestApp,
  type TestClient,
  type WorkerProcess,
} from '../../../testing';

const REFUSED = 'nobody@mail.test';

interface Received {
  to: string[];
  /** As it came over the line, quoted-printable undone. */
  text: string;
}

/** A mail server that takes everything but one address; a stopped one leaves its port to its successor. */
class MailServer {
  readonly received: Received[] = [];
  private server: SMTPServer | null = null;
  port = 0;

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) =>
        done(address === REFUSED ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
      onData: (stream, session, done) => {
        void text(stream).then((raw) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.received.push({ to, text: raw.replace(/=\r?\n/g, '').replaceAll('=3D', '=') });
          done();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve()));
  }

  async mailTo(email: string): Promise<Received> {
    for (;;) {
      const mail = this.received.find(({ to }) => to.includes(email));
      if (mail) return mail;
      await pause(50);
    }
  }
}

const mails = new MailServer();
let api: TestApp;
let worker: WorkerProcess;
let owner: TestClient;
beforeAll(async () => {
  await mails.start();
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    MAIL_FROM: 'ETL Studio <etl@installation.test>',
    PUBLIC_URL: 'https://etl.installation.test',
  };
  api = await startTestApp({ env });
  owner = await api.stranger();
  worker = await startWorker(api, env);
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await api.close();
  await mails.stop();
}, 30_000);

const someEmail = () => `${randomUUID()}@invited.test`;
const invite = (email: string) => owner.post(`/api/orgs/${owner.orgId}/invites`, { email, role: 'ADMIN' });

async function listed(email: string): Promise<Invite | undefined> {
  const { body } = await owner.get(`/api/orgs/${owner.orgId}/invites?limit=500`);
  return (body.items as Invite[]).find((each) => each.email === email);
}

async function untilMailIs(status: Invite['mail'], email: string): Promise<void> {
  while ((await listed(email))?.mail !== status) await pause(50);
}

const outbox = (inviteId: string) =>
  api.dataSource.query('SELECT status, attempts, link FROM mail_outbox WHERE invite_id = $1', [inviteId]);

describe('an invite, where mail is sent', () => {
  it('comes by mail, with the very link that was answered, which then is kept nowhere', async () => {
    const email = someEmail();
    const { status, body } = await invite(email);
    expect([status, body.mail]).toEqual([201, 'WAITING']);
    const mail = await mails.mailTo(email);
    expect(body.link).toMatch(/^https:\/\/etl\.installation\.test\/invite#token=/);
    expect(mail.text).toContain(body.link);
    expect(mail.text).toContain('From: ETL Studio <etl@installation.test>');
    expect(mail.text).toContain('Subject: Join Elsewhere on ETL Studio');
    expect(mail.text).toContain('text/plain');
    expect(mail.text).toContain('text/html');
    await untilMailIs('SENT', email);
    expect(await outbox(body.id)).toEqual([{ status: 'SENT', attempts: 1, link: null }]);
    expect(worker.output()).not.toContain(body.token);
  }, 30_000);

  it('says when the address does not exist, and does not try again', async () => {
    const { body } = await invite(REFUSED);
    await untilMailIs('FAILED', REFUSED);
    expect(await outbox(body.id)).toEqual([{ status: 'FAILED', attempts: 1, link: null }]);
    expect(worker.output()).not.toContain(REFUSED);
  }, 30_000);

  it('is made while the mail server is away, sealed meanwhile, and is sent once it is back', async () => {
    await mails.stop();
    const email = someEmail();
    const { status, body } = await invite(email);
    expect([status, body.mail]).toEqual([201, 'WAITING']);
    await worker.said(/A mail could not be sent and is tried again/);
    const [row] = await outbox(body.id);
    expect(row.status).toBe('WAITING');
    expect(row.link.toString('latin1')).not.toContain(body.token);
    await mails.start();
    expect((await mails.mailTo(email)).text).toContain(body.link);
    await untilMailIs('SENT', email);
  }, 60_000);

  it('takes its mail along when it is withdrawn, and leaves none behind that is over', async () => {
    await mails.stop();
    try {
      const withdrawn = (await invite(someEmail())).body;
      await owner.delete(`/api/orgs/${owner.orgId}/invites/${withdrawn.id}`);
      expect(await outbox(withdrawn.id)).toEqual([]);
      const { body } = await owner.get('/api/health/ready');
      expect(body.checks.mail).toEqual({ status: 'up' });
      const email = someEmail();
      const late = (await invite(email)).body;
      await api.dataSource.query(
        "UPDATE mail_outbox SET created_at = now() - interval '6 minutes' WHERE invite_id = $1",
        [late.id],
      );
      expect((await owner.get('/api/health/ready')).body.checks.mail).toMatchObject({
        status: 'degraded',
        message: expect.stringContaining('mails wait'),
      });
      await owner.delete(`/api/orgs/${owner.orgId}/invites/${late.id}`);
    } finally {
      await mails.start();
    }
  }, 30_000);

  it('is not mailed beyond a hundred an hour: its link is handed over then', async () => {
    const many = await api.stranger();
    const make = (n: number) =>
      many.post(`/api/orgs/${many.orgId}/invites`, { email: `n${n}@many.test`, role: 'MEMBER' });
    for (let n = 0; n < 100; n++) expect((await make(n)).body.mail).toBe('WAITING');
    expect((await make(100)).body).toMatchObject({ mail: null, link: expect.stringContaining('#token=') });
  }, 60_000);
});

describe('an invite, where no mail is sent', () => {
  it('says so, for its link to be handed over', async () => {
    const other = await startTestApp();
    try {
      const client = await other.stranger();
      const path = `/api/orgs/${client.orgId}/invites`;
      const { body } = await client.post(path, { email: someEmail(), role: 'MEMBER' });
      expect(body.mail).toBeNull();
      expect((await client.get('/api/health/ready')).body.checks).not.toHaveProperty('mail');
    } finally {
      await other.close();
    }
  }, 30_000);
});
