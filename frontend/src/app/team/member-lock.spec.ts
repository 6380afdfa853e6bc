import type { Member, Role } from '@etl-studio/contracts';

import { whyLocked } from './member-lock';

const member = (userId: string, role: Role): Member => ({
  ...{
    userId,
    role,
    email: `${userId}@demo.test`,
    name: userId,
    joinedAt: '2026-01-01T00:00:00Z',
    lastActiveAt: null,
  },
});
const olivia = member('olivia', 'OWNER');
const adam = member('adam', 'ADMIN');
const mia = member('mia', 'MEMBER');
const all = [olivia, adam, mia];

describe('whyLocked', () => {
  it('keeps the last owner, for herself too', () => {
    expect(whyLocked(olivia, olivia, all)).toContain('only owner');
    expect(whyLocked(olivia, olivia, [...all, member('otto', 'OWNER')])).toBeNull();
  });

  it('lets admins change members and admins, not owners', () => {
    expect(whyLocked(mia, adam, all)).toBeNull();
    expect(whyLocked(olivia, adam, [...all, member('otto', 'OWNER')])).toContain('owners only');
  });

  it('lets members leave, and change nobody', () => {
    expect(whyLocked(mia, mia, all)).toBeNull();
    expect(whyLocked(adam, mia, all)).toContain('Admin role');
  });
});
