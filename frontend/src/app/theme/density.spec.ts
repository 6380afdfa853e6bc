import { TestBed } from '@angular/core/testing';

import { Density } from './density';

describe('Density', () => {
  const root = document.documentElement;

  beforeEach(() => {
    localStorage.clear();
    delete root.dataset['density'];
  });

  it('is comfortable until something else is chosen, which is kept for the next visit', () => {
    const density = TestBed.inject(Density);
    expect(density.choice()).toBe('comfortable');
    density.choose('compact');
    expect(root.dataset['density']).toBe('compact');
    expect(localStorage.getItem('etl-studio.density')).toBe('compact');
  });

  it('takes over what was there before the first paint, and forgets it when it is taken back', () => {
    root.dataset['density'] = 'compact';
    const density = TestBed.inject(Density);
    expect(density.choice()).toBe('compact');
    density.choose('comfortable');
    expect(root.dataset['density']).toBeUndefined();
    expect(localStorage.getItem('etl-studio.density')).toBeNull();
  });
});
