import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionInfo } from '@etl-studio/contracts';

import { OrgContext } from './org-context';
import { pathWithin } from './session.guards';
import { SessionStore } from './session.store';

const session: SessionInfo = {
  user: { id: 'u1', email: 'olivia@example.com', name: 'Olivia Owner' },
  hasPassword: true,
  orgs: [
    { id: 'o1', name: 'Demo organization', role: 'MEMBER' },
    { id: 'o2', name: 'Northwind Media', role: 'ADMIN' },
  ],
};

describe('SessionStore', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  });

  const server = () => TestBed.inject(HttpTestingController);

  async function loaded(): Promise<SessionStore> {
    const store = TestBed.inject(SessionStore);
    const answer = store.load();
    server().expectOne('/api/auth/me').flush(session);
    await answer;
    return store;
  }

  it('asks the server once who is signed in', async () => {
    const store = await loaded();
    await expect(store.load()).resolves.toEqual(session);
    server().expectNone('/api/auth/me');
    expect(store.user()?.name).toBe('Olivia Owner');
  });

  it('knows nobody when the server refuses the cookie', async () => {
    const store = TestBed.inject(SessionStore);
    const answer = store.load();
    server().expectOne('/api/auth/me').flush(null, { status: 401, statusText: 'Unauthorized' });
    await expect(answer).resolves.toBeNull();
  });

  it('asks again after a failure that says nothing about the session', async () => {
    const store = TestBed.inject(SessionStore);
    const failed = store.load();
    server().expectOne('/api/auth/me').flush(null, { status: 503, statusText: 'Unavailable' });
    await expect(failed).rejects.toMatchObject({ status: 503 });
    void store.load();
    server().expectOne('/api/auth/me');
  });

  it('works in the first organization until another one is chosen, and judges roles there', async () => {
    const store = await loaded();
    expect(store.org()?.id).toBe('o1');
    expect(store.can('audit.read')).toBe(false);
    store.switchOrg('o2');
    expect(store.can('audit.read')).toBe(true);
    expect(TestBed.inject(OrgContext).orgId()).toBe('o2');
  });

  it('does not keep an organization the person is no longer in', async () => {
    localStorage.setItem('etl-studio.org', 'left-long-ago');
    await loaded();
    expect(TestBed.inject(OrgContext).orgId()).toBe('o1');
  });

  it('knows nobody after signing out', async () => {
    const store = await loaded();
    const out = store.signOut();
    server().expectOne('/api/auth/logout').flush(null);
    await out;
    expect(store.user()).toBeNull();
    await expect(store.load()).resolves.toBeNull();
  });
});

describe('pathWithin', () => {
  it('keeps a path of this origin', () => {
    expect(pathWithin('/runs/1?by=field')).toBe('/runs/1?by=field');
  });

  it.each([null, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'runs'])(
    'goes to the start page instead of %p',
    (redirect) => {
      expect(pathWithin(redirect)).toBe('/');
    },
  );
});
