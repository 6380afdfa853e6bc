import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { SessionStore } from '../session/session.store';
import { RunViews, sameParams } from './run-views';

const user = signal({ id: 'u1' });

function views(): RunViews {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [RunViews, { provide: SessionStore, useValue: { user, org: signal({ id: 'o1' }) } }],
  });
  return TestBed.inject(RunViews);
}

describe('RunViews', () => {
  beforeEach(() => {
    localStorage.clear();
    user.set({ id: 'u1' });
  });

  it('keeps a person’s own views, and another person’s apart', () => {
    views().save('Meta failures', { status: 'FAILED', q: 'meta', by: '' });
    expect(views().own()).toEqual([{ name: 'Meta failures', params: { status: 'FAILED', q: 'meta' } }]);
    user.set({ id: 'u2' });
    expect(views().own()).toEqual([]);
  });

  it('changes a view that is saved under its name again, and forgets one', () => {
    const own = views();
    own.save('Mine', { by: 'me' });
    own.save('Mine', { by: 'me', from: 'today' });
    expect(own.own()).toEqual([{ name: 'Mine', params: { by: 'me', from: 'today' } }]);
    own.remove('Mine');
    expect(own.all().map(({ name }) => name)).toEqual(['All runs', 'Live now', 'Failed today', 'Set aside']);
  });

  it.each(['{', '7', '[{"name":1}]', '[{"name":"A","params":null}]', '[{"name":"A","params":{"q":1}}]'])(
    'shows nothing of what is no view: %s',
    (text) => {
      localStorage.setItem('etl-studio.run-views.u1.o1', text);
      expect(views().own()).toEqual([]);
    },
  );

  it('knows the view that is looked at', () => {
    expect(sameParams({ status: 'FAILED', q: '' }, { status: 'FAILED' })).toBe(true);
    expect(sameParams({ status: 'FAILED' }, { status: 'FAILED', from: 'today' })).toBe(false);
  });
});
