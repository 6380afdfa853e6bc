import { JsonLogger } from './json-logger';
import { requestContext } from './request-context';

function linesOf(use: (logger: JsonLogger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  use(new JsonLogger('log', (line) => lines.push(line)));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('JsonLogger', () => {
  it('writes one JSON object a line, with the context', () => {
    const [line] = linesOf((logger) => logger.log('two\nlines', 'Relay'));
    expect(line).toMatchObject({ level: 'log', message: 'two\nlines', context: 'Relay' });
  });

  it('spreads the fields of an object message', () => {
    const [line] = linesOf((logger) =>
      logger.warn({ message: 'fenced', runId: 'r1', password: 'p' }, 'Worker'),
    );
    expect(line).toMatchObject({ message: 'fenced', runId: 'r1', password: '***', context: 'Worker' });
  });

  it('keeps the stack of an error', () => {
    const [line] = linesOf((logger) => logger.error('failed', new Error('boom'), 'Worker'));
    expect(line).toMatchObject({ details: [{ message: 'boom', stack: expect.stringContaining('boom') }] });
  });

  it('leaves out what is below the configured level', () => {
    expect(linesOf((logger) => logger.debug('detail'))).toEqual([]);
  });

  it('names the request it writes for', () => {
    const [line] = linesOf((logger) =>
      requestContext.run({ requestId: 'r-1', ip: null }, () => logger.log('hello', 'X')),
    );
    expect(line).toMatchObject({ requestId: 'r-1' });
  });
});
