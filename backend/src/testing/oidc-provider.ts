import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const OIDC_CLIENT = { id: 'etl-studio', secret: 'a-secret-of-the-test-provider' };

export interface ProviderAccount {
  email: string;
  email_verified: boolean;
  name?: string;
}

/** A real OpenID Connect provider that signs in, without asking, whoever is named in `signedIn`. */
export class TestOidcProvider {
  /** By subject. */
  readonly accounts = new Map<string, ProviderAccount>();
  signedIn = '';
  private readonly server: Server = createServer();
  private readonly sockets = new Set<() => void>();
  issuer = '';

  async start(redirectUri: string, port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    const provider = this.provider(redirectUri);
    const answer = provider.callback();
    this.server.on('connection', (socket) => this.sockets.add(() => socket.destroy()));
    this.server.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
      const login = { login: { accountId: this.signedIn } };
      void provider.interactionFinished(request, response, login, { mergeWithLastSubmission: false });
    });
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const destroy of this.sockets) destroy();
    await closed;
  }

  private provider(redirectUri: string): Provider {
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: OIDC_CLIENT.id,
          client_secret: OIDC_CLIENT.secret,
          redirect_uris: [redirectUri],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      cookies: { keys: ['key of the test provider'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      pkce: { required: () => true },
      findAccount: (_context, accountId) => {
        const account = this.accounts.get(accountId);
        return account && { accountId, claims: () => ({ sub: accountId, ...account }) };
      },
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client?.clientId,
          accountId: oidc.session?.accountId,
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
  }
}
