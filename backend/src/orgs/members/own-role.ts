import type { EntityManager } from 'typeorm';
import { type Role, roleIncludes } from '@etl-studio/contracts';
import { DomainError, notFound } from '../../platform/http';
import type { RequestAccess } from '../require-permission';
import type { MembersRepository } from './members.repository';

/**
 * The role of who asks, read again under the lock of the memberships: somebody may have taken it away since the
 * request came in. A key has the role it was made with.
 */
export async function ownRole(
  members: MembersRepository,
  transaction: EntityManager,
  { credential, orgId, role, userId }: RequestAccess,
): Promise<Role> {
  if (credential.kind === 'api-key') return role;
  const own = await members.roleOf(transaction, orgId, userId);
  if (!own) throw notFound();
  return own;
}

/** Nobody gives, or takes away, more than they have. */
export function refuseHigherRole(own: Role, role: Role, what: string): void {
  if (roleIncludes(own, role)) return;
  throw new DomainError('forbidden', `Your role is ${own}: you cannot ${what}. Ask somebody who is ${role}.`);
}
