import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startTestApp, type TestApp, type TestClient } from '../../testing';

const REDIS = new URL(process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1');

/** Stands before Redis and, once it is mute, takes what comes and answers nothing, on new connections too. */
class MutableProxy {
  /** Scripts that came while it was mute: whoever sent one waited for its answer. */
  unanswered = 0;
  private isMute = false;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((caller) => this.join(caller));

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const url = new URL(REDIS);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  mute(isMute: boolean): void {
    this.isMute = isMute;
    // What was silent does not speak again: a new connection does.
    if (!isMute) for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private join(caller: Socket): void {
    const redis = connect(Number(REDIS.port || 6379), REDIS.hostname);
    for (const socket of [caller, redis]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.sockets.delete(socket));
    }
    caller.once('close', () => redis.destroy());
    redis.once('close', () => caller.destroy());
    caller.on('data', (bytes) => {
      if (!this.isMute) redis.write(bytes);
      else if (bytes.toString('latin1').includes('eval')) this.unanswered += 1;
    });
    redis.on('data', (bytes) => {
      if (!this.isMute) caller.write(bytes);
    });
  }
}

describe('a Redis that accepts and never answers', () => {
  let proxy: MutableProxy;
  let api: TestApp;
  let client: TestClient;

  beforeAll(async () => {
    proxy = new MutableProxy();
    api = await startTestApp({ env: { REDIS_URL: await proxy.listen() } });
    client = await api.as('MEMBER');
  }, 60_000);
  afterAll(async () => {
    proxy.mute(false);
    await api.close();
    proxy.close();
  });

  it('is waited for by the requests of one moment, and by none after them', async () => {
    expect((await client.get('/api/datasets')).status).toBe(200);
    proxy.mute(true);
    const together = await Promise.all(Array.from({ length: 5 }, () => client.get('/api/datasets')));
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const waited = proxy.unanswered;
    expect(waited).toBeGreaterThan(0);
    for (let n = 0; n < 10; n++) expect((await client.get('/api/datasets')).status).toBe(200);
    expect((await client.post('/api/datasets', { name: 'Mute' })).status).toBe(201);
    expect((await api.anonymous().signIn('member@demo.test')).orgs).not.toEqual([]);
    expect(proxy.unanswered).toBe(waited);
  });
});
