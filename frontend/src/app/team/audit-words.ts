import type { AuditEvent } from '@etl-studio/contracts';

import { serverDetail } from '../language/server-texts';

/** Ids and hashes tell programs, not people, what an event is about. */
const isForPrograms = (name: string) => name === 'sha256' || /(^id|Ids?)$/.test(name);

/** What else is known of an event, a pair each: `file name: ads.csv, valid rows: 12`. */
export function detailWords(detail: AuditEvent['detail']): string {
  return Object.entries(detail)
    .filter(([name, value]) => !isForPrograms(name) && value !== null && value !== undefined && value !== '')
    .map(
      ([name, value]) =>
        `${serverDetail(name)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(', ');
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
