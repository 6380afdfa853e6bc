import type { Run, SessionInfo } from '@etl-studio/contracts';

import { ownHeaders } from '../http/own-headers';
import { keptOrgId, orgAmong } from '../session/kept-org';
import { firstRequestsOf, requestsAboutRun } from './first-requests';

export interface EarlyAnswer {
  response: Response;
  body: unknown;
}

interface Asked {
  /** The organization that the request named. */
  orgId: string | null;
  answer: Promise<EarlyAnswer>;
}

/** Preloaded by index.html, which a request with headers of its own would not fit. */
const SESSION = '/api/auth/me';
/** One run, not what is said of many. */
const RUN = /^\/api\/runs\/[\da-f]{8}-[\da-f-]{27}$/;

const asked = new Map<string, Asked>();

/**
 * Asks who is signed in and what the page at this address will ask for, while its scripts are on their way. Whoever asks
 * for the same afterwards takes the answer by `takeEarly`.
 */
export async function askEarly({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Promise<void> {
  const session = (await ask(SESSION)) as SessionInfo | null;
  const org = session && orgAmong(session.orgs, keptOrgId());
  if (!org) return;
  const askAbout = (run: Run | null) => {
    for (const url of run ? requestsAboutRun(pathname, search, run) : []) void askIn(org.id, url);
  };
  for (const url of firstRequestsOf(pathname, search, org)) {
    const body = askIn(org.id, url);
    if (RUN.test(url)) void body.then((run) => askAbout(run as Run | null));
  }
}

/** Each answer is taken once: who asks again wants to know what has changed. */
export function takeEarly(url: string, orgId: string | null): Promise<EarlyAnswer> | null {
  const found = asked.get(url);
  if (!found || (url !== SESSION && found.orgId !== orgId)) return null;
  asked.delete(url);
  return found.answer;
}

/** Answers that nobody took would be old ones later. */
export function forgetEarly(): void {
  asked.clear();
}

function askIn(orgId: string, url: string): Promise<unknown> {
  return ask(url, orgId, { headers: { Accept: 'application/json', ...ownHeaders(orgId) } });
}

/** Resolves to what was answered; to null where nothing, or not what was asked for. */
function ask(url: string, orgId: string | null = null, init?: RequestInit): Promise<unknown> {
  const answer = fetch(url, init).then(async (response) => ({
    response,
    body: (await response.json()) as unknown,
  }));
  asked.set(url, { orgId, answer });
  return answer.then(
    ({ response, body }) => (response.ok ? body : null),
    () => null,
  );
}
