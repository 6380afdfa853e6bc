import { UploadSlots } from './upload-slots';

const never = () => new Promise<never>(() => undefined);

function fill(slots: UploadSlots, userId: string, uploads: number): void {
  for (let n = 0; n < uploads; n++) slots.hold(userId, never).catch(() => undefined);
}

describe('UploadSlots', () => {
  it('lets one user have five uploads at once, whatever others do', async () => {
    const slots = new UploadSlots();
    fill(slots, 'ada', 5);
    await expect(slots.hold('ada', never)).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(slots.hold('bob', () => Promise.resolve('in'))).resolves.toBe('in');
  });

  it('gives a slot back when an upload ends, also in failure', async () => {
    const slots = new UploadSlots();
    fill(slots, 'ada', 4);
    await expect(slots.hold('ada', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
    await expect(slots.hold('ada', () => Promise.resolve('in'))).resolves.toBe('in');
  });

  it('is full for everybody at forty', async () => {
    const slots = new UploadSlots();
    for (let n = 0; n < 8; n++) fill(slots, `user ${n}`, 5);
    await expect(slots.hold('late', never)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
