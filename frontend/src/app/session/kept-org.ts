import type { OrgMembership } from '@etl-studio/contracts';

const STORAGE_KEY = 'etl-studio.org';

/** The organization that was worked in last in this browser. */
export function keptOrgId(): string | null {
  return localStorage.getItem(STORAGE_KEY);
}

export function keepOrgId(orgId: string | null): void {
  if (orgId === null) localStorage.removeItem(STORAGE_KEY);
  else localStorage.setItem(STORAGE_KEY, orgId);
}

/** The one to work in: `orgId`'s, or else the first; null for who is in none. */
export function orgAmong(orgs: readonly OrgMembership[], orgId: string | null): OrgMembership | null {
  return orgs.find(({ id }) => id === orgId) ?? orgs[0] ?? null;
}
