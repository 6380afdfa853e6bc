import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { storedBytes } from './stored-bytes';

const SILENCE_MS = 40;

async function textOf(bytes: AsyncIterable<Buffer>, pauseMs = 0): Promise<string> {
  let text = '';
  for await (const chunk of bytes) {
    text += chunk.toString();
    await setTimeout(pauseMs);
  }
  return text;
}

describe('storedBytes', () => {
  it('gives what the store sends', async () => {
    const body = new PassThrough();
    body.write('a,b\n');
    body.end('1,2\n');
    expect(await textOf(storedBytes(body))).toBe('a,b\n1,2\n');
  });

  it('gives up on a store that sends nothing', async () => {
    const reading = textOf(storedBytes(new PassThrough(), SILENCE_MS));
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('gives up on a store that falls silent in the middle', async () => {
    const body = new PassThrough();
    body.write('a,b\n');
    await expect(textOf(storedBytes(body, SILENCE_MS))).rejects.toMatchObject({ code: 'unavailable' });
    expect(body.destroyed).toBe(true);
  });

  it('waits for a reader that takes its time', async () => {
    const body = new PassThrough();
    body.write('a,b\n');
    body.end('1,2\n');
    expect(await textOf(storedBytes(body, SILENCE_MS), 3 * SILENCE_MS)).toBe('a,b\n1,2\n');
  });
});
