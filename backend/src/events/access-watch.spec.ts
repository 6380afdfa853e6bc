import type { Callers, RequestAccess } from '../orgs';
import { AccessWatch } from './access-watch';

const accessOf = (userId: string, orgId = 'o1') =>
  ({ orgId, userId, credential: { kind: 'session', id: `s-${userId}` } }) as RequestAccess;

describe('the watch over access', () => {
  const asked: string[] = [];
  let gone: Set<string>;
  let away: boolean;
  let watch: AccessWatch;

  beforeEach(() => {
    jest.useFakeTimers();
    asked.length = 0;
    [gone, away] = [new Set(), false];
    const callers = {
      stillIn: (orgId: string, userId: string) => {
        asked.push(`${orgId} ${userId}`);
        return away ? Promise.reject(new Error('away')) : Promise.resolve(!gone.has(userId));
      },
    };
    watch = new AccessWatch(callers as unknown as Callers);
    watch.onApplicationBootstrap();
  });
  afterEach(() => {
    watch.onModuleDestroy();
    jest.useRealTimers();
  });

  const round = () => jest.advanceTimersByTimeAsync(20_000);

  it('asks once for all that hang on one access', async () => {
    for (let n = 0; n < 3; n++) watch.watch(accessOf('ada'), () => undefined);
    watch.watch(accessOf('ada', 'o2'), () => undefined);
    await round();
    expect(asked).toEqual(['o1 ada', 'o2 ada']);
  });

  it('tells everybody who lost it, and nobody else', async () => {
    const lost: string[] = [];
    for (const [user, name] of [
      ['ada', 'a1'],
      ['ada', 'a2'],
      ['bob', 'b1'],
    ] as const)
      // prettier-ignore
      watch.watch(accessOf(user), () => lost.push(name));
    await round();
    expect(lost).toEqual([]);
    gone.add('ada');
    await round();
    expect(lost).toEqual(['a1', 'a2']);
  });

  it('takes a database that is away for no loss', async () => {
    const lost = jest.fn();
    watch.watch(accessOf('ada'), lost);
    [gone, away] = [new Set(['ada']), true];
    await round();
    expect(lost).not.toHaveBeenCalled();
    away = false;
    await round();
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('forgets an access that nothing hangs on any more', async () => {
    const ends = [1, 2].map(() => watch.watch(accessOf('ada'), () => undefined));
    ends[0]?.();
    await round();
    expect(asked).toHaveLength(1);
    ends[1]?.();
    await round();
    expect(asked).toHaveLength(1);
  });
});
