import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { OrgContext } from '../session/org-context';
import { SessionRenewal } from '../session/session-renewal';
import { requestHeaders } from './request-headers.interceptor';
import { sessionRenewal } from './session-renewal.interceptor';

describe('requests of the console', () => {
  let answer: (signedInAgain: boolean) => void;
  let asked: number;

  beforeEach(() => {
    localStorage.clear();
    asked = 0;
    const renew = () => {
      asked += 1;
      return new Promise<boolean>((resolve) => (answer = resolve));
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([requestHeaders, sessionRenewal])),
        provideHttpClientTesting(),
        { provide: SessionRenewal, useValue: { renew } },
      ],
    });
  });

  const http = () => TestBed.inject(HttpClient);
  const server = () => TestBed.inject(HttpTestingController);
  const unauthenticated = { status: 401, statusText: 'Unauthorized' };

  it('carry the CSRF mark and the chosen organization', () => {
    TestBed.inject(OrgContext).choose('org-1');
    http().get('/api/datasets').subscribe();
    const { request } = server().expectOne('/api/datasets');
    expect(request.headers.get('X-Requested-With')).toBe('etl-studio');
    expect(request.headers.get('X-Org-Id')).toBe('org-1');
  });

  it('begin a trace each', () => {
    http().get('/api/datasets').subscribe();
    http().get('/api/runs').subscribe();
    const [first, second] = ['/api/datasets', '/api/runs'].map((path) =>
      server().expectOne(path).request.headers.get('traceparent'),
    );
    expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(second).not.toBe(first);
  });

  it('wait for a new sign-in when the session has ended, and are then sent again', async () => {
    const answers: unknown[] = [];
    http()
      .put('/api/datasets/1/schema', { mapping: {} })
      .subscribe((body) => answers.push(body));
    server().expectOne('/api/datasets/1/schema').flush(null, unauthenticated);
    answer(true);
    await Promise.resolve();
    await Promise.resolve();
    const again = server().expectOne('/api/datasets/1/schema');
    expect(again.request.body).toEqual({ mapping: {} });
    again.flush({ version: 2 });
    expect(answers).toEqual([{ version: 2 }]);
  });

  it('fail when the person does not sign in again', async () => {
    let status: number | undefined;
    http()
      .get('/api/runs')
      .subscribe({ error: (error: { status: number }) => (status = error.status) });
    server().expectOne('/api/runs').flush(null, unauthenticated);
    answer(false);
    await Promise.resolve();
    await Promise.resolve();
    expect(status).toBe(401);
  });

  it('do not ask for a new sign-in when signing in itself is refused', () => {
    http()
      .post('/api/auth/login', {})
      .subscribe({ error: () => undefined });
    server().expectOne('/api/auth/login').flush(null, unauthenticated);
    expect(asked).toBe(0);
  });
});
