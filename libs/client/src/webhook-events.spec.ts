import { createHmac } from 'node:crypto';
import { readWebhook } from './index';

const SECRET = 'whsec_0123456789';
const body = JSON.stringify({ id: 'e1', event: 'run.completed', data: { status: 'SUCCEEDED' } });
const seconds = () => Math.floor(Date.now() / 1000);

const signed = (text: string, t = seconds(), secret = SECRET) =>
  `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${text}`).digest('hex')}`;

it('reads what the webhook signed', async () => {
  expect(await readWebhook(SECRET, signed(body), body)).toMatchObject({ id: 'e1', event: 'run.completed' });
});

it.each([
  ['another body', signed(`${body} `)],
  ['another secret', signed(body, seconds(), 'whsec_other')],
  ['another time', signed(body).replace(/^t=\d+/, `t=${seconds() - 1}`)],
  ['no signature', undefined],
  ['half a signature', signed(body).slice(0, -2)],
])('refuses %s', async (_, signature) => {
  await expect(readWebhook(SECRET, signature, body)).rejects.toThrow('not that of this webhook');
});

it('refuses an old delivery that somebody sends again', async () => {
  await expect(readWebhook(SECRET, signed(body, seconds() - 301), body)).rejects.toThrow(/signed 30\d s ago/);
});
