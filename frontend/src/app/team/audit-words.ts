import type { AuditEvent } from '@etl-studio/contracts';

/** "dataset created" for `dataset.created`: the words of the log are those of the API. */
export function actionWords(action: string): string {
  return action.replace('.', ' ').replaceAll('_', ' ');
}

/** Ids and hashes tell programs, not people, what an event is about. */
const isForPrograms = (name: string) => name === 'sha256' || /(^id|Ids?)$/.test(name);

/** What else is known of an event, a pair each: `file name: ads.csv, valid rows: 12`. */
export function detailWords(detail: AuditEvent['detail']): string {
  return Object.entries(detail)
    .filter(([name, value]) => !isForPrograms(name) && value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${spaced(name)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
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
