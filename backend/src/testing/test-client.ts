import { randomInt } from 'node:crypto';
import { CSRF_HEADER, CSRF_VALUE, ORG_HEADER, type SessionInfo } from '@etl-studio/contracts';

export const TEST_PASSWORD = 'etl-studio-demo';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, the text of anything else, null for nothing. */
  body: ReturnType<typeof JSON.parse>;
}

export interface Call {
  json?: unknown;
  body?: string | Uint8Array | FormData;
  headers?: Record<string, string>;
}

/** A caller of the API with a cookie jar, an address of its own, and the CSRF header of the console. */
export class TestClient {
  cookie = '';
  orgId: string | undefined;
  /** Of who is signed in. */
  userId = '';
  private readonly address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

  constructor(readonly url: string) {}

  get(path: string, call?: Call): Promise<Answer> {
    return this.request('GET', path, call);
  }

  post(path: string, json?: unknown, call?: Call): Promise<Answer> {
    return this.request('POST', path, { json, ...call });
  }

  put(path: string, json?: unknown): Promise<Answer> {
    return this.request('PUT', path, { json });
  }

  patch(path: string, json?: unknown): Promise<Answer> {
    return this.request('PATCH', path, { json });
  }

  delete(path: string): Promise<Answer> {
    return this.request('DELETE', path);
  }

  /** Posts one file as the multipart part `file`. */
  upload(path: string, fileName: string, bytes: Uint8Array | string): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type: 'text/csv' }), fileName);
    return this.request('POST', path, { body: form });
  }

  async request(method: string, path: string, call: Call = {}): Promise<Answer> {
    const response = await this.raw(method, path, call);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text || null,
    };
  }

  /** The response itself, for streams. */
  async raw(method: string, path: string, { json, body, headers }: Call = {}): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      body: json === undefined ? body : JSON.stringify(json),
      headers: {
        [CSRF_HEADER]: CSRF_VALUE,
        'X-Forwarded-For': this.address,
        ...(this.cookie && { Cookie: this.cookie }),
        ...(this.orgId && { [ORG_HEADER]: this.orgId }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
    });
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? '';
    return response;
  }

  async signIn(email: string, password = TEST_PASSWORD): Promise<SessionInfo> {
    const { status, body } = await this.post('/api/auth/login', { email, password });
    if (status !== 200) throw new Error(`sign-in of ${email}: ${status} ${JSON.stringify(body)}`);
    const info = body as SessionInfo;
    this.userId = info.user.id;
    return info;
  }
}
