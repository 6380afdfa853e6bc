import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Client } from 'pg';
import { isDatabaseUnavailable } from './database-errors';
import { watchedSocket } from './watched-socket';

describe('watchedSocket', () => {
  let vanished: Server;
  beforeAll(async () => {
    vanished = createServer((socket) => void socket.on('error', () => undefined).resume());
    await once(vanished.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => vanished.close());

  it('ends a session whose server no longer answers, as a database that is unavailable', async () => {
    const { port } = vanished.address() as AddressInfo;
    const client = new Client({ host: '127.0.0.1', port, stream: () => watchedSocket(50) });
    client.on('error', () => undefined);
    const failure: unknown = await client.connect().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'ETIMEDOUT' });
    expect(isDatabaseUnavailable(failure)).toBe(true);
  });
});
