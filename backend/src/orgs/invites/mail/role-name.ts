import type { Role } from '@etl-studio/contracts';

const NAMES: Record<Role, string> = { MEMBER: 'a member', ADMIN: 'an admin', OWNER: 'an owner' };

export function roleName(role: Role): string {
  return NAMES[role];
}
