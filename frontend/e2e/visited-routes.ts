/** How the sweep over all routes comes to one of them. */
export interface Visit {
  /** What `:id` in the path is the id of. */
  id?: 'dataset' | 'run' | 'draft';
  /** Without a session. */
  signedOut?: true;
  /** More of the address: query and fragment; `:invite` is an invite's token. */
  suffix?: string;
  /** With a chosen file, as from the dataset's page. */
  withFile?: true;
  /** A part of it is empty until something is chosen. */
  startsEmpty?: true;
  /** Asks the API nothing that could fail. */
  asksNothing?: true;
}

/** A line for each route of the router, by its whole path; app.routes.spec.ts compares the two. */
export const VISITED: Readonly<Record<string, Visit>> = {
  login: { signedOut: true, asksNothing: true },
  invite: { signedOut: true, suffix: '#token=:invite' },
  unavailable: {},
  datasets: {},
  'datasets/:id': { id: 'dataset' },
  'datasets/:id/compare': { id: 'dataset' },
  'datasets/:id/history': { id: 'dataset', startsEmpty: true },
  'datasets/:id/import': { id: 'dataset', withFile: true },
  'datasets/:id/runs': { id: 'dataset' },
  'datasets/:id/schema': { id: 'dataset' },
  'datasets/:id/settings': { id: 'dataset' },
  runs: {},
  'runs/:id': { id: 'run' },
  'runs/:id/errors': { id: 'run' },
  'runs/:id/mapping': { id: 'draft' },
  'runs/:id/results': { id: 'run' },
  analytics: { suffix: '?from=2026-02-01&to=2026-02-28' },
  team: {},
  'team/invites': {},
  audit: {},
  'settings/api-keys': {},
  'settings/organization': { asksNothing: true },
  'settings/profile': { asksNothing: true },
  demo: {},
  'admin/health': {},
  '**': { asksNothing: true },
};

/** The address of a route, with the ids of what there is. */
export function addressOf(path: string, { id, suffix = '' }: Visit, ids: Record<string, string>): string {
  const whole = path === '**' ? 'no/such/page' : path.replace(':id', ids[id ?? ''] ?? '');
  return `/${whole}${suffix.replace(':invite', ids.invite ?? 'spent')}`;
}
