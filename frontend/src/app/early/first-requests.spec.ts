import { provideLocationMocks } from '@angular/common/testing';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { OrgMembership, Run, SessionInfo } from '@etl-studio/contracts';

import { App } from '../app';
import { appConfig } from '../app.config';
import { firstRequestsOf, requestsAboutRun } from './first-requests';

const ID = '0b6e2a34-6c1f-4a53-9d0e-7a2c51f0a001';
const org: OrgMembership = { id: 'o1', name: 'Nordlicht Media', role: 'OWNER' };
const session: SessionInfo = {
  user: { id: 'u1', email: 'olivia@example.com', name: 'Olivia Owner' },
  hasPassword: true,
  orgs: [org],
};
const run = {
  id: ID,
  datasetId: 'd1',
  schemaVersion: 3,
  status: 'SUCCEEDED',
  fileName: 'meta.csv',
  attemptCount: 1,
  totalRows: 0,
  processedRows: 0,
  validRows: 0,
  invalidRows: 0,
  excludedRows: 0,
  rowsPerSecond: 0,
  spend: '0',
  topErrors: [],
  control: null,
  error: null,
  createdBy: null,
  rerunOf: null,
  createdAt: '2026-03-01T14:00:00Z',
} as unknown as Run;
const totals = { records: 0, byCurrency: [], clicks: 0, conversions: '0', from: null, to: null };
const dataset = {
  id: ID,
  name: 'Meta Ads EU',
  currency: 'EUR',
  createdAt: '2026-03-01T14:00:00Z',
  importMode: 'append',
  totals,
  recentRecords: [],
};

const ANSWERS: Record<string, object> = {
  '/api/auth/me': session,
  [`/api/runs/${ID}`]: run,
  [`/api/datasets/${ID}`]: dataset,
};

/** The first time a page is opened here, all of it is compiled. */
const LONG_MS = 60_000;

/** Opens a page and says what it asked for, until it has asked for all of `wanted` or for long enough. */
async function askedBy(address: string, wanted: readonly string[]): Promise<Set<string>> {
  TestBed.configureTestingModule({
    providers: [...appConfig.providers, provideHttpClientTesting(), provideLocationMocks()],
  });
  const asked = new Set<string>();
  const page = TestBed.createComponent(App);
  void TestBed.inject(Router).navigateByUrl(address);
  const end = Date.now() + LONG_MS / 2;
  while (Date.now() < end && !wanted.every((url) => asked.has(url))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    for (const waiting of TestBed.inject(HttpTestingController).match(() => true)) {
      asked.add(waiting.request.urlWithParams);
      const answer = ANSWERS[waiting.request.url];
      if (answer) waiting.flush(answer);
    }
  }
  page.destroy();
  return asked;
}

describe('what is asked before a page is there', () => {
  beforeAll(() => {
    const ignore = () => undefined;
    const source = { close: ignore, addEventListener: ignore };
    const screen = { matches: true, addListener: ignore, removeListener: ignore };
    Object.assign(globalThis, {
      EventSource: function () {
        return source;
      },
      matchMedia: () => ({ ...screen, addEventListener: ignore, removeEventListener: ignore }),
    });
  });
  beforeEach(() => localStorage.clear());

  it.each([
    '/datasets',
    `/datasets/${ID}`,
    '/runs',
    '/runs?status=FAILED',
    `/runs/${ID}`,
    `/runs/${ID}/results`,
    `/runs/${ID}/results?channel=Search`,
    `/runs/${ID}/errors`,
    '/analytics',
    `/analytics?datasetId=${ID}&from=2026-08-26&to=2026-09-24`,
  ])(
    'is what the page at %s asks for',
    async (address) => {
      const { pathname, search } = new URL(address, 'http://localhost');
      const aboutRun = pathname.startsWith('/runs/') ? requestsAboutRun(pathname, search, run) : [];
      const early = [...firstRequestsOf(pathname, search, org), ...aboutRun];
      expect(early).not.toEqual([]);
      expect([...(await askedBy(address, early))]).toEqual(expect.arrayContaining(early));
    },
    LONG_MS,
  );

  it('is nothing that the role may not ask', () => {
    const asMember = firstRequestsOf('/runs', '', { ...org, role: 'MEMBER' });
    expect(asMember).toContain('/api/runs?limit=50');
    expect(asMember).not.toContain('/api/runs/activity');
  });

  it('is nothing where it is not known what a page will ask for', () => {
    expect(firstRequestsOf('/team', '', org)).toEqual([]);
    expect(firstRequestsOf(`/runs/${ID}/results`, '?sort=spend', org)).toEqual([`/api/runs/${ID}`]);
  });
});
