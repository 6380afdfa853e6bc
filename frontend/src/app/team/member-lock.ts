import { type Member, type Role, roleIncludes, roleMay } from '@etl-studio/contracts';

/** Why the person cannot change `member`; null where they can. */
export function whyLocked(
  member: Member,
  own: { userId: string; role: Role },
  members: readonly Member[],
): string | null {
  const isSelf = member.userId === own.userId;
  const owners = members.filter(({ role }) => role === 'OWNER');
  if (member.role === 'OWNER' && owners.length === 1) {
    return $localize`:@@team.lastOwner:The only owner. Make somebody else an owner first.`;
  }
  if (isSelf) return null;
  if (!roleMay(own.role, 'members.change-role'))
    return $localize`:@@team.needsAdmin:Changing members needs the Admin role.`;
  if (!roleIncludes(own.role, member.role))
    return $localize`:@@team.above:An owner can be changed by owners only.`;
  return null;
}
