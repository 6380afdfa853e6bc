import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { run } from 'axe-core';

import { SignInForm } from './sign-in-form';

/** Contrast needs a layout, which jsdom has not. */
const withoutLayout = { rules: { 'color-contrast': { enabled: false } } };

describe('SignInForm', () => {
  async function setUp() {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(SignInForm);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    };
    const find = (id: string) => element.querySelector<HTMLInputElement>(`[data-testid=login-${id}]`)!;
    const signIn = async (email: string, password: string) => {
      find('email').value = email;
      find('password').value = password;
      find('submit').click();
      await settle();
    };
    let signedIn = 0;
    fixture.componentInstance.signedIn.subscribe(() => (signedIn += 1));
    const server = TestBed.inject(HttpTestingController);
    return { settle, element, find, signIn, server, signedIn: () => signedIn };
  }

  it('asks for what is missing and sends nothing', async () => {
    const { element, signIn, server, find } = await setUp();
    document.body.append(element);
    await signIn('olivia@example.com', '');
    expect(element.textContent).toContain('Enter your password.');
    expect(document.activeElement).toBe(find('password'));
    server.expectNone('/api/auth/login');
    element.remove();
  });

  it("shows the server's sentence when it refuses, and keeps what was typed", async () => {
    const { settle, element, find, signIn, server, signedIn } = await setUp();
    document.body.append(element);
    await signIn('olivia@example.com', 'wrong');
    server
      .expectOne('/api/auth/login')
      .flush(
        { detail: 'Email or password is wrong.', code: 'invalid_credentials' },
        { status: 401, statusText: 'Unauthorized' },
      );
    await settle();
    expect(find('error').textContent).toContain('Email or password is wrong.');
    expect(find('password').value).toBe('wrong');
    expect(document.activeElement).toBe(find('error'));
    expect(signedIn()).toBe(0);
    element.remove();
  });

  it('reports a successful sign-in', async () => {
    const { settle, signIn, server, signedIn } = await setUp();
    await signIn(' olivia@example.com ', 'right');
    const request = server.expectOne('/api/auth/login');
    expect(request.request.body).toEqual({ email: 'olivia@example.com', password: 'right' });
    request.flush({
      user: { id: 'u1', email: 'olivia@example.com', name: 'Olivia' },
      orgs: [],
      hasPassword: true,
    });
    await settle();
    expect(signedIn()).toBe(1);
  });

  it('has no accessibility violations, refused or not', async () => {
    const { settle, element, signIn, server } = await setUp();
    expect((await run(element, withoutLayout)).violations).toEqual([]);
    await signIn('olivia@example.com', 'wrong');
    server.expectOne('/api/auth/login').flush(null, { status: 401, statusText: 'Unauthorized' });
    await settle();
    expect((await run(element, withoutLayout)).violations).toEqual([]);
  });
});
