import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Member, Role, SessionInfo } from '@etl-studio/contracts';
import { Toasts } from '@etl-studio/ui';

import { SessionStore } from '../session/session.store';
import { MembersPage } from './members.page';

const memberOf = (userId: string, role: Role): Member => ({
  ...{ userId, email: `${userId}@example.com`, name: userId, role },
  ...{ joinedAt: '2026-03-01T14:00:00Z', lastActiveAt: null },
});
const session: SessionInfo = {
  user: { id: 'olivia', email: 'olivia@example.com', name: 'olivia' },
  hasPassword: true,
  orgs: [{ id: 'o1', name: 'Nordlicht Media', role: 'OWNER' }],
};
const MEMBERS = '/api/orgs/o1/members';

describe('the role of a member', () => {
  let select: HTMLSelectElement;

  const server = () => TestBed.inject(HttpTestingController);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
  const answerChange = async (role: Role) => {
    server().expectOne(`${MEMBERS}/ann`).flush(memberOf('ann', role));
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    TestBed.inject(SessionStore).enter(session, 'o1');
    const fixture = TestBed.createComponent(MembersPage);
    fixture.autoDetectChanges();
    await settle();
    const items = [memberOf('olivia', 'OWNER'), memberOf('ann', 'MEMBER')];
    server().expectOne(`${MEMBERS}?limit=500`).flush({ items, total: 2, nextCursor: null });
    await settle();
    const page = fixture.nativeElement as HTMLElement;
    select = page.querySelector<HTMLSelectElement>('[data-role-of="ann@example.com"]')!;
    select.value = 'ADMIN';
    select.dispatchEvent(new Event('change'));
    await answerChange('ADMIN');
  });

  it('stands in the list as soon as it is changed, and taken back, before the list is read again', async () => {
    expect(select.value).toBe('ADMIN');
    const [changed] = TestBed.inject(Toasts).toasts();
    changed!.action!.run();
    await answerChange('MEMBER');
    expect(TestBed.inject(Toasts).toasts().at(-1)!.text).toBe('ann is Member again.');
    expect(select.value).toBe('MEMBER');
  });
});
