import { randomUUID } from 'node:crypto';
import { Redis, SharedPlaces } from '../platform/redis';
import { UploadSlots } from './upload-slots';

const never = () => new Promise<never>(() => undefined);

function fill(slots: UploadSlots, userId: string, uploads: number): void {
  for (let n = 0; n < uploads; n++) slots.hold(userId, never).catch(() => undefined);
}

describe('upload slots', () => {
  /** As two API processes have them. */
  let redis: Redis[];
  let one: UploadSlots;
  let other: UploadSlots;

  beforeAll(() => {
    redis = [0, 1].map(() => new Redis(process.env.TEST_REDIS_URL ?? ''));
    [one, other] = redis.map((each) => new UploadSlots(new SharedPlaces(each))) as [UploadSlots, UploadSlots];
  });
  afterAll(() => redis.forEach((each) => each.disconnect()));

  it('are five for one user over all processes, whatever others do', async () => {
    const [ada, bob] = [randomUUID(), randomUUID()];
    fill(one, ada, 3);
    fill(other, ada, 2);
    await redis[1]!.ping();
    await expect(one.hold(ada, never)).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(other.hold(bob, () => Promise.resolve('in'))).resolves.toBe('in');
  });

  it('are given back when an upload ends, also in failure', async () => {
    const user = randomUUID();
    fill(one, user, 4);
    await expect(one.hold(user, () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
    await redis[0]!.ping();
    await expect(one.hold(user, () => Promise.resolve('in'))).resolves.toBe('in');
  });

  it('are sixteen in one process for everybody', async () => {
    const slots = new UploadSlots(new SharedPlaces(redis[0]!));
    for (let n = 0; n < 8; n++) fill(slots, randomUUID(), 2);
    await expect(slots.hold(randomUUID(), never)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('tell a user with all of their own places so, also when there are no others left', async () => {
    const slots = new UploadSlots(new SharedPlaces(redis[0]!));
    const users = Array.from({ length: 4 }, () => randomUUID());
    for (const user of users) fill(slots, user, 5);
    await expect(slots.hold(users[0]!, never)).rejects.toMatchObject({ code: 'too_many_requests' });
  });

  it('are five for one user in each process while Redis is away', async () => {
    const away = new Redis('redis://127.0.0.1:1', { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
    away.on('error', () => undefined);
    const slots = new UploadSlots(new SharedPlaces(away));
    const user = randomUUID();
    fill(slots, user, 5);
    await expect(slots.hold(user, never)).rejects.toMatchObject({ code: 'too_many_requests' });
    away.disconnect();
  });
});
