import type { AuditEvent } from '@etl-studio/contracts';

/** "dataset created" for `dataset.created`: the words of the log are those of the API. */
export function actionWords(action: string): string {
  return action.replace('.', ' ').replaceAll('_', ' ');
}

/** What else is known of an event, a pair each: `name: Meta Ads EU`. */
export function detailWords(detail: AuditEvent['detail']): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
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
