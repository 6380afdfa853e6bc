import { lookup as resolve, type LookupAddress } from 'node:dns';
import { lookup as resolveAll } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config';
import { DomainError } from '../platform/http';
import { isPublicAddress } from './public-address';

const RESOLVE_MS = 2_000;

/** Decides where webhooks may lead: to the public internet, unless the installation allows more. */
@Injectable()
export class WebhookTargets {
  constructor(private readonly config: Config) {}

  /** Throws `webhook_url_refused`. A name that cannot be resolved now is let pass: it is checked at each delivery. */
  async check(text: string): Promise<void> {
    const url = URL.canParse(text) ? new URL(text) : null;
    const allowPrivate = this.config.webhookAllowPrivate;
    if (!url || !(url.protocol === 'https:' || (allowPrivate && url.protocol === 'http:')))
      throw refused('it must begin with https://');
    if (url.username || url.password) throw refused('it may hold no user name or password');
    if (allowPrivate) return;
    const host = hostOf(url);
    const addresses = isIP(host) ? [host] : await addressesOf(host);
    if (!addresses.every(isPublicAddress)) throw refused('it leads into a private network');
  }

  /** Whether the URL names an address itself that may not be reached: no name is looked up then. */
  refusesAddressOf(url: URL): boolean {
    const host = hostOf(url);
    return !this.config.webhookAllowPrivate && isIP(host) !== 0 && !isPublicAddress(host);
  }

  /**
   * Resolves a name for one connection, which is made to the very addresses that were checked: a name that resolves
   * differently the next time gains nothing.
   */
  readonly lookup: LookupFunction = (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return done(error, '');
      const [first] = addresses;
      if (!first) return done(new Error(`${hostname} has no address`), '');
      if (!this.config.webhookAllowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
        return done(new Error(`${hostname} leads into a private network`), '');
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}

/** Of an IPv6 address, without brackets. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

async function addressesOf(host: string): Promise<string[]> {
  const found = resolveAll(host, { all: true }).then(
    (addresses) => addresses.map(({ address }) => address),
    () => [],
  );
  return Promise.race([found, setTimeout(RESOLVE_MS, [], { ref: false })]);
}

function refused(why: string): DomainError {
  const message = `url cannot be used: ${why}`;
  return new DomainError('webhook_url_refused', `The ${message}.`, { errors: [{ path: 'url', message }] });
}
