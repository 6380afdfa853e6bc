import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Config } from '../../platform/config';
import { WebhookTargets } from '../webhook-targets';
import { DeliveryRequest } from './delivery-request';

const config = Config.parse({ DATABASE_URL: 'postgres://db/etl', WEBHOOK_ALLOW_PRIVATE: 'true' });
const requests = new DeliveryRequest(new WebhookTargets(config));
let receiver: Server | undefined;
afterEach(() => receiver?.close());

/** Posts to a receiver that says these bytes and hangs up. */
async function postedTo(answer: string): Promise<number> {
  receiver = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  return requests.post(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, '{}', {});
}

describe('a delivery', () => {
  it('ends with the status of the answer, whatever becomes of its body', async () => {
    expect(await postedTo('HTTP/1.1 204 No Content\r\n\r\n')).toBe(204);
    expect(await postedTo('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut')).toBe(200);
    expect(await postedTo('HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n')).toBe(302);
  });

  it.each([
    [
      'that switches protocols',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
      'without an answer',
    ],
    ['that never comes to the point', 'HTTP/1.1 103 Early Hints\r\n\r\n', 'hang up'],
    ['that is no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n', 'Parse Error'],
    ['of nothing', '', 'hang up'],
  ])('ends with an error at an answer %s', async (_what, answer, message) => {
    await expect(postedTo(answer)).rejects.toThrow(message);
  });
});
