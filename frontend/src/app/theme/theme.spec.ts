import { TestBed } from '@angular/core/testing';

import { Theme } from './theme';

describe('Theme', () => {
  const root = document.documentElement;

  beforeEach(() => {
    localStorage.clear();
    delete root.dataset['theme'];
  });

  it('follows the system until a choice is made', () => {
    expect(TestBed.inject(Theme).choice()).toBe('system');
  });

  it('shows a choice at once and keeps it for the next visit', () => {
    TestBed.inject(Theme).choose('dark');
    expect(root.dataset['theme']).toBe('dark');
    expect(localStorage.getItem('etl-studio.theme')).toBe('dark');
  });

  it('forgets the choice when the system is to decide again', () => {
    const theme = TestBed.inject(Theme);
    theme.choose('dark');
    theme.choose('system');
    expect(root.dataset['theme']).toBeUndefined();
    expect(localStorage.getItem('etl-studio.theme')).toBeNull();
  });
});
