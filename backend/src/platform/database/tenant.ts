import { AsyncLocalStorage } from 'node:async_hooks';

interface Tenant {
  orgId: string | null;
}

/** What the session setting `app.org_id` says where the product itself works, for all organizations. */
export const ALL_ORGANIZATIONS = '*';

const tenants = new AsyncLocalStorage<Tenant>();

/** Runs a request, which sees all organizations until `enterOrganization` has been told whose it is. */
export function withTenantToCome<T>(work: () => T): T {
  return tenants.run({ orgId: null }, work);
}

/** Runs work for one organization: row-level security shows it no other's rows. */
export function withinOrganization<T>(orgId: string, work: () => T): T {
  return tenants.run({ orgId }, work);
}

/** From here on the request is this organization's. */
export function enterOrganization(orgId: string): void {
  const tenant = tenants.getStore();
  if (!tenant) throw new Error('Only what runs within withTenantToCome can enter an organization');
  tenant.orgId = orgId;
}

/** The organization that what runs now is for, or `ALL_ORGANIZATIONS`. */
export function reachOfNow(): string {
  return tenants.getStore()?.orgId ?? ALL_ORGANIZATIONS;
}
