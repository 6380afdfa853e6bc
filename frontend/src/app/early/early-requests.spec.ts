import { HttpClient, HttpErrorResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionInfo } from '@etl-studio/contracts';
import { firstValueFrom } from 'rxjs';

import { OrgContext } from '../session/org-context';
import { earlyAnswers } from './early-answers.interceptor';
import { askEarly, forgetEarly } from './early-requests';

const session: SessionInfo = {
  user: { id: 'u1', email: 'olivia@example.com', name: 'Olivia Owner' },
  hasPassword: true,
  orgs: [
    { id: 'o1', name: 'Demo organization', role: 'MEMBER' },
    { id: 'o2', name: 'Northwind Media', role: 'ADMIN' },
  ],
};
const ID = '0b6e2a34-6c1f-4a53-9d0e-7a2c51f0a001';
const RUN = `/api/runs/${ID}`;

describe('requests that are asked early', () => {
  let answers: Record<string, { status: number; body: unknown } | undefined>;
  let asked: { url: string; headers: Record<string, string> }[];

  beforeEach(() => {
    localStorage.clear();
    forgetEarly();
    asked = [];
    answers = { '/api/auth/me': { status: 200, body: session }, [RUN]: { status: 200, body: { id: ID } } };
    globalThis.fetch = ((url: string, init?: { headers: Record<string, string> }) => {
      asked.push({ url, headers: init?.headers ?? {} });
      const answer = answers[url];
      if (!answer) return Promise.reject(new TypeError('Failed to fetch'));
      const { status, body } = answer;
      return Promise.resolve({
        ...{ ok: status < 400, status, statusText: '', headers: new Map() },
        json: () => Promise.resolve(body),
      });
    }) as unknown as typeof fetch;
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([earlyAnswers])), provideHttpClientTesting()],
    });
  });

  const get = (url: string) => firstValueFrom(TestBed.inject(HttpClient).get(url));
  const server = () => TestBed.inject(HttpTestingController);
  const open = (pathname: string) => askEarly({ pathname, search: '' });

  it('are about the organization that was worked in last, or the first', async () => {
    await open('/datasets');
    localStorage.setItem('etl-studio.org', 'o2');
    await open('/datasets');
    const orgs = asked
      .filter(({ url }) => url.startsWith('/api/datasets'))
      .map((each) => each.headers['X-Org-Id']);
    expect(orgs).toEqual(['o1', 'o2']);
  });

  it('answer the same request of the page, once', async () => {
    await open(`/runs/${ID}`);
    TestBed.inject(OrgContext).choose('o1');
    expect(await get(RUN)).toEqual({ id: ID });
    server().expectNone(RUN);
    const again = get(RUN);
    server().expectOne(RUN).flush({ id: ID, seq: 2 });
    expect(await again).toEqual({ id: ID, seq: 2 });
  });

  it('do not answer for another organization', async () => {
    await open(`/runs/${ID}`);
    TestBed.inject(OrgContext).choose('o2');
    get(RUN).catch(() => undefined);
    server().expectOne(RUN);
  });

  it('say what the server refused', async () => {
    answers[RUN] = { status: 404, body: { code: 'not_found' } };
    await open(`/runs/${ID}`);
    TestBed.inject(OrgContext).choose('o1');
    const error = await get(RUN).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HttpErrorResponse);
    expect(error).toMatchObject({ status: 404, error: { code: 'not_found' } });
    server().expectNone(RUN);
  });

  it('are asked again where nothing was answered', async () => {
    answers[RUN] = undefined;
    await open(`/runs/${ID}`);
    TestBed.inject(OrgContext).choose('o1');
    const found = get(RUN);
    await new Promise((resolve) => setTimeout(resolve));
    server().expectOne(RUN).flush({ id: ID });
    expect(await found).toEqual({ id: ID });
  });

  it('ask for nothing but the session where nobody is signed in', async () => {
    answers['/api/auth/me'] = { status: 401, body: { code: 'unauthenticated' } };
    await open('/datasets');
    expect(asked.map(({ url }) => url)).toEqual(['/api/auth/me']);
    await expect(get('/api/auth/me')).rejects.toMatchObject({ status: 401 });
  });

  it('take what is said of many runs for no run', async () => {
    answers['/api/runs/counts'] = { status: 200, body: { all: 3 } };
    await open('/runs');
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked.filter(({ url }) => url.includes('undefined'))).toEqual([]);
  });

  it('are forgotten when the console is there', async () => {
    await open(`/runs/${ID}`);
    forgetEarly();
    TestBed.inject(OrgContext).choose('o1');
    get(RUN).catch(() => undefined);
    server().expectOne(RUN);
  });
});
