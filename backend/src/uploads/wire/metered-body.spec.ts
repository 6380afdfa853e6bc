import type { IncomingMessage } from 'node:http';
import { PassThrough, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { DomainError } from '../../platform/http';
import { MeteredBody } from './metered-body';

const tooLarge = () => new DomainError('file_too_large', 'Too large.');
const pace = { leastBytes: 10, windowMs: 30 };

/** A request's body that a test writes itself. */
function sender(): PassThrough & IncomingMessage {
  return Object.assign(new PassThrough(), { headers: {}, complete: false }) as unknown as PassThrough &
    IncomingMessage;
}

const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() });

describe('MeteredBody', () => {
  it('passes on what stays within the limit', async () => {
    const source = sender();
    const body = new MeteredBody(source, 10, tooLarge);
    const ended = finished(body.pipe(sink()));
    source.end('0123456789');
    await expect(ended).resolves.toBeUndefined();
  });

  it('fails at the first byte too many, and reads no further', async () => {
    const source = sender();
    const body = new MeteredBody(source, 10, tooLarge);
    const ended = finished(body);
    source.write('0123456789a');
    await expect(ended).rejects.toMatchObject({ code: 'file_too_large' });
    expect(source.isPaused()).toBe(true);
    expect(source.destroyed).toBe(false);
  });

  it('cuts a sender that stalls', async () => {
    const source = sender();
    const body = new MeteredBody(source, 1000, tooLarge, pace);
    source.write('a little');
    await expect(finished(body.resume())).rejects.toMatchObject({
      detail: expect.stringContaining('stalled'),
    });
  });

  it('leaves a sender alone that waits for storage', async () => {
    const source = sender();
    const body = new MeteredBody(source, 1_000_000, tooLarge, pace);
    for (let n = 0; n < 20; n++) source.write(Buffer.alloc(16_384));
    await new Promise((resolve) => setTimeout(resolve, 4 * pace.windowMs));
    expect(body.errored).toBeNull();
    body.destroy();
  });

  it('fails when the sender goes away', async () => {
    const source = sender();
    const body = new MeteredBody(source, 1000, tooLarge);
    const ended = finished(body);
    source.destroy();
    await expect(ended).rejects.toThrow('went away');
  });
});
