import type { Role } from '@etl-studio/contracts';

export function roleName(role: Role): string {
  switch (role) {
    case 'MEMBER':
      return $localize`:@@role.member:Member`;
    case 'ADMIN':
      return $localize`:@@role.admin:Admin`;
    case 'OWNER':
      return $localize`:@@role.owner:Owner`;
  }
}
