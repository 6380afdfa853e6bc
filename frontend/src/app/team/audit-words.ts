import { type AuditEvent, ROLES } from '@etl-studio/contracts';
import type { Formats } from '@etl-studio/ui';

import { serverDetail } from '../language/server-texts';
import { roleName } from '../shell/role-name';

const AN_INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Ids and hashes tell programs, not people, what an event is about. */
const isForPrograms = (name: string) => name === 'sha256' || /(^id|Ids?)$/.test(name);

/** What else is known of an event, a pair each: `file name: ads.csv, valid rows: 1,204`. */
export function detailWords(detail: AuditEvent['detail'], formats: Formats): string {
  return Object.entries(detail)
    .filter(([name, value]) => !isForPrograms(name) && value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${serverDetail(name)}: ${valueWords(name, value, formats)}`)
    .join(', ');
}

function valueWords(name: string, value: unknown, formats: Formats): string {
  if (name === 'role') return roleName(ROLES.find((role) => role === value) ?? 'MEMBER');
  if (name === 'size' && typeof value === 'number') return formats.bytes(value);
  if (typeof value === 'number') return formats.number(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (name === 'spend') return formats.number(value);
  return AN_INSTANT.test(value) ? formats.instant(value) : value;
}

/** The first part of a UUID is enough to tell it by; anything else is shown whole. */
export function shortId({ resourceId }: AuditEvent): string {
  return /^[0-9a-f]{8}-/.test(resourceId) ? resourceId.slice(0, 8) : resourceId;
}

/** The page that shows what an event is about; null where there is none. */
export function pageOf({ resourceType, resourceId }: AuditEvent): string[] | null {
  switch (resourceType) {
    case 'dataset':
      return ['/datasets', resourceId];
    case 'run':
      return ['/runs', resourceId];
    default:
      return null;
  }
}
