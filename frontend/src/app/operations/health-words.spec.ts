import { componentName, overallOf, spanOf } from './health-words';

const up = { status: 'up', millis: 1 } as const;
const degraded = { status: 'degraded', millis: 1 } as const;

describe('the sentence about the installation', () => {
  it('says that all is well only when it is', () => {
    expect(overallOf({ status: 'ok', checks: { database: up, redis: up } })).toEqual({
      sentence: 'All systems are working.',
      tone: 'ok',
    });
  });

  it('names what is not, and whether requests are served', () => {
    expect(
      overallOf({ status: 'degraded', checks: { database: up, redis: degraded, workers: degraded } }),
    ).toEqual({
      sentence: 'Degraded: Redis, Workers. Requests are served.',
      tone: 'warn',
    });
    const down = { database: { status: 'down', millis: 1 } } as const;
    expect(overallOf({ status: 'error', checks: down }).sentence).toBe(
      'Requests cannot be served: Database.',
    );
  });
});

it('calls what it does not know by its own name', () => {
  expect(componentName('telescope')).toBe('telescope');
});

it.each([
  [0, '0 s'],
  [59, '59 s'],
  [95, '1 min 35 s'],
  [4_000, '1 h 6 min'],
])('writes %i seconds as %s', (seconds, text) => {
  expect(spanOf(seconds)).toBe(text);
});
