import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SignInMethods } from '@etl-studio/contracts';
import { run } from 'axe-core';

import { SingleSignOn } from './single-sign-on';

async function shown(methods: SignInMethods | null): Promise<HTMLElement> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const fixture = TestBed.createComponent(SingleSignOn);
  fixture.componentRef.setInput('redirect', '/runs?status=FAILED&q=a b');
  fixture.detectChanges();
  const request = TestBed.inject(HttpTestingController).expectOne('/api/auth/methods');
  if (methods) request.flush(methods);
  else request.flush(null, { status: 503, statusText: 'Unavailable' });
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('the way to another provider', () => {
  it('is a link that names it and comes back to where one was', async () => {
    const element = await shown({ singleSignOn: { name: 'Example ID', startPath: '/api/auth/oidc/start' } });
    const link = element.querySelector('a');
    expect(link?.textContent.trim()).toBe('Continue with Example ID');
    expect(link?.getAttribute('href')).toBe(
      '/api/auth/oidc/start?redirect=%2Fruns%3Fstatus%3DFAILED%26q%3Da%20b',
    );
    expect((await run(element, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });

  it('is not there without one, nor while it is not known', async () => {
    expect((await shown({ singleSignOn: null })).querySelector('a')).toBeNull();
    TestBed.resetTestingModule();
    expect((await shown(null)).querySelector('a')).toBeNull();
  });
});
