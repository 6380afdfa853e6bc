import { type OrgMembership, roleMay, type Run } from '@etl-studio/contracts';

import { isMendable } from '../status/is-mendable';

/** What a page asks for as soon as it is there. */
export interface FirstRequests {
  /** What `page` stands for in the address, such as the id of a run. */
  path: RegExp;
  /** @param id from the path @param search of the address, without its question mark */
  urls: (id: string, search: string, org: OrgMembership) => string[];
  /** What it asks for as soon as it knows the run that it is about. @param search as above */
  aboutRun?: (run: Run, search: string) => string[];
}

const DATASETS = '/api/datasets?limit=500';
const run = (id: string) => `/api/runs/${id}`;

/**
 * The first requests of pages that are often opened by their address. They spare waiting, no more: one that is missing
 * is asked for by its page, one too many is asked for in vain.
 */
const FIRST_REQUESTS: readonly FirstRequests[] = [
  { path: /^\/(?:datasets)?$/, urls: () => [DATASETS] },
  {
    path: /^\/datasets\/([\w-]+)$/,
    urls: (id) => [`/api/datasets/${id}`, `/api/datasets/${id}/runs?limit=10`],
  },
  {
    path: /^\/runs$/,
    urls: (_id, search, { role }) => [
      ...(search ? [] : ['/api/runs?limit=50', '/api/runs/counts']),
      ...(roleMay(role, 'runs.activity') ? ['/api/runs/activity'] : []),
      DATASETS,
    ],
  },
  { path: /^\/runs\/([\w-]+)$/, urls: (id) => [run(id), `${run(id)}/attempts`, `${run(id)}/log`] },
  {
    path: /^\/runs\/([\w-]+)\/results$/,
    urls: (id, search) => [
      run(id),
      ...(search ? [] : [`${run(id)}/records?sort=rowNumber&offset=0&limit=100`]),
    ],
  },
  {
    path: /^\/runs\/([\w-]+)\/errors$/,
    urls: (id, search) => [
      run(id),
      `${run(id)}/errors/groups`,
      `${run(id)}/errors?status=mended&limit=1`,
      `${run(id)}/errors?status=excluded&limit=1`,
      ...(search ? [] : [`${run(id)}/errors?status=open&offset=0&limit=50`]),
    ],
    aboutRun: ({ id, status }, search) =>
      search || !isMendable(status) ? [] : [`${run(id)}/errors/suggestions`],
  },
  { path: /^\/analytics$/, urls: (_id, search) => [DATASETS, summaryUrl(new URLSearchParams(search))] },
];

/** The first and last day of what counts, on which everything else on the page depends. */
function summaryUrl(search: URLSearchParams): string {
  const datasetId = search.get('datasetId');
  return datasetId ? `/api/analytics/summary?datasetId=${datasetId}` : '/api/analytics/summary';
}

const bare = (search: string) => search.replace(/^\?/, '');

/** @param search as in `location.search` */
export function firstRequestsOf(pathname: string, search: string, org: OrgMembership): string[] {
  for (const { path, urls } of FIRST_REQUESTS) {
    const match = path.exec(pathname);
    if (match) return urls(match[1] ?? '', bare(search), org);
  }
  return [];
}

/** What the page of a run asks for as soon as it knows it. @param search as in `location.search` */
export function requestsAboutRun(pathname: string, search: string, run: Run): string[] {
  const dataset = `/api/datasets/${run.datasetId}`;
  const own = FIRST_REQUESTS.find(({ path }) => path.test(pathname))?.aboutRun?.(run, bare(search)) ?? [];
  const { schemaVersion } = run;
  return [
    dataset,
    ...(schemaVersion === null ? [] : [`${dataset}/schema/versions/${schemaVersion}`]),
    ...own,
  ];
}
