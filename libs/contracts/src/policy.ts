import { type Role, roleIncludes } from './roles';

type Entry = readonly [
  least: Role,
  route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`,
  /** Path parameter of a person's id: they themself may, whatever their role. */
  orSelf?: string,
];

/**
 * Who may what inside an organization: the least role for each route. A route names its line by
 * `@RequirePermission`, the console asks by the same name, and an API does not start with a line that has no route, or
 * with a route that has no line or another one's. What needs no organization says so itself: `@Public()`,
 * `@RequireSession()`.
 */
const POLICY = {
  'datasets.list': ['MEMBER', 'GET /api/datasets'],
  'datasets.create': ['MEMBER', 'POST /api/datasets'],
  'datasets.read': ['MEMBER', 'GET /api/datasets/{datasetId}'],
  'datasets.change': ['MEMBER', 'PATCH /api/datasets/{datasetId}'],
  'datasets.delete': ['ADMIN', 'DELETE /api/datasets/{datasetId}'],
  'datasets.upload': ['MEMBER', 'POST /api/datasets/{datasetId}/uploads'],
  'datasets.remembered-mapping': ['MEMBER', 'POST /api/datasets/{datasetId}/remembered-mapping'],
  'datasets.runs': ['MEMBER', 'GET /api/datasets/{datasetId}/runs'],
  'datasets.compare-runs': ['MEMBER', 'GET /api/datasets/{datasetId}/runs/compare'],
  'datasets.records': ['MEMBER', 'GET /api/datasets/{datasetId}/records'],
  'datasets.export-records': ['MEMBER', 'GET /api/datasets/{datasetId}/records/export'],
  'datasets.slices': ['MEMBER', 'GET /api/datasets/{datasetId}/slices'],
  'datasets.restatements': ['MEMBER', 'GET /api/datasets/{datasetId}/restatements'],

  'schema.read': ['MEMBER', 'GET /api/datasets/{datasetId}/schema'],
  'schema.publish': ['MEMBER', 'PUT /api/datasets/{datasetId}/schema'],
  'schema.preview-impact': ['MEMBER', 'POST /api/datasets/{datasetId}/schema/impact'],
  'schema.list-versions': ['MEMBER', 'GET /api/datasets/{datasetId}/schema/versions'],
  'schema.read-version': ['MEMBER', 'GET /api/datasets/{datasetId}/schema/versions/{version}'],
  'schema.activate': ['MEMBER', 'POST /api/datasets/{datasetId}/schema/versions/{version}/activate'],

  'runs.import': ['MEMBER', 'POST /api/imports'],
  'runs.list': ['MEMBER', 'GET /api/runs'],
  'runs.counts': ['MEMBER', 'GET /api/runs/counts'],
  'runs.activity': ['ADMIN', 'GET /api/runs/activity'],
  'runs.read': ['MEMBER', 'GET /api/runs/{runId}'],
  'runs.delete': ['MEMBER', 'DELETE /api/runs/{runId}'],
  'runs.inspection': ['MEMBER', 'GET /api/runs/{runId}/inspection'],
  'runs.reread': ['MEMBER', 'PUT /api/runs/{runId}/inspection'],
  'runs.validate': ['MEMBER', 'POST /api/runs/{runId}/validate'],
  'runs.start': ['MEMBER', 'POST /api/runs/{runId}/start'],
  'runs.cancel': ['MEMBER', 'POST /api/runs/{runId}/cancel'],
  'runs.retry': ['MEMBER', 'POST /api/runs/{runId}/retry'],
  'runs.rerun': ['MEMBER', 'POST /api/runs/{runId}/rerun'],
  'runs.revert': ['MEMBER', 'POST /api/runs/{runId}/revert'],
  'runs.restore': ['MEMBER', 'POST /api/runs/{runId}/restore'],
  'runs.attempts': ['MEMBER', 'GET /api/runs/{runId}/attempts'],
  'runs.log': ['MEMBER', 'GET /api/runs/{runId}/log'],
  'runs.watch': ['MEMBER', 'GET /api/runs/{runId}/events'],
  'runs.watch-all': ['MEMBER', 'GET /api/events'],
  'runs.records': ['MEMBER', 'GET /api/runs/{runId}/records'],
  'runs.record': ['MEMBER', 'GET /api/runs/{runId}/records/{rowNumber}'],
  'runs.record-position': ['MEMBER', 'GET /api/runs/{runId}/records/{rowNumber}/position'],
  'runs.export-records': ['MEMBER', 'GET /api/runs/{runId}/records/export'],
  'runs.download': ['MEMBER', 'GET /api/runs/{runId}/download'],
  'runs.receipt': ['MEMBER', 'GET /api/runs/{runId}/receipt'],

  'row-errors.list': ['MEMBER', 'GET /api/runs/{runId}/errors'],
  'row-errors.groups': ['MEMBER', 'GET /api/runs/{runId}/errors/groups'],
  'row-errors.suggestions': ['MEMBER', 'GET /api/runs/{runId}/errors/suggestions'],
  'row-errors.export': ['MEMBER', 'GET /api/runs/{runId}/errors/export'],
  'row-errors.mend': ['MEMBER', 'PATCH /api/runs/{runId}/errors/{rowNumber}'],
  'row-errors.mend-alike': ['MEMBER', 'POST /api/runs/{runId}/errors/mend'],
  'row-errors.mend-by-file': ['MEMBER', 'POST /api/runs/{runId}/errors/import'],
  'row-errors.undo-change': ['MEMBER', 'POST /api/runs/{runId}/errors/undo'],
  'row-errors.undo-mend': ['MEMBER', 'DELETE /api/runs/{runId}/errors/{rowNumber}/mend'],

  'analytics.summary': ['MEMBER', 'GET /api/analytics/summary'],
  'analytics.timeseries': ['MEMBER', 'GET /api/analytics/timeseries'],
  'analytics.breakdown': ['MEMBER', 'GET /api/analytics/breakdown'],
  'analytics.anomalies': ['MEMBER', 'GET /api/analytics/anomalies'],
  'analytics.dismiss-anomaly': ['MEMBER', 'POST /api/analytics/anomalies/dismiss'],
  'analytics.restore-anomaly': ['MEMBER', 'POST /api/analytics/anomalies/restore'],
  'analytics.explain': ['MEMBER', 'GET /api/analytics/explain'],

  'organization.read': ['MEMBER', 'GET /api/orgs/{orgId}'],
  'organization.rename': ['ADMIN', 'PATCH /api/orgs/{orgId}'],
  'organization.delete': ['OWNER', 'DELETE /api/orgs/{orgId}'],
  'members.list': ['MEMBER', 'GET /api/orgs/{orgId}/members'],
  'members.change-role': ['ADMIN', 'PATCH /api/orgs/{orgId}/members/{userId}'],
  'members.remove': ['ADMIN', 'DELETE /api/orgs/{orgId}/members/{userId}', 'userId'],
  'invites.list': ['ADMIN', 'GET /api/orgs/{orgId}/invites'],
  'invites.create': ['ADMIN', 'POST /api/orgs/{orgId}/invites'],
  'invites.withdraw': ['ADMIN', 'DELETE /api/orgs/{orgId}/invites/{inviteId}'],
  'api-keys.list': ['ADMIN', 'GET /api/orgs/{orgId}/api-keys'],
  'api-keys.create': ['ADMIN', 'POST /api/orgs/{orgId}/api-keys'],
  'api-keys.revoke': ['ADMIN', 'DELETE /api/orgs/{orgId}/api-keys/{keyId}'],
  'audit.read': ['ADMIN', 'GET /api/orgs/{orgId}/audit-events'],

  'webhooks.list': ['ADMIN', 'GET /api/webhooks'],
  'webhooks.create': ['ADMIN', 'POST /api/webhooks'],
  'webhooks.change': ['ADMIN', 'PATCH /api/webhooks/{webhookId}'],
  'webhooks.delete': ['ADMIN', 'DELETE /api/webhooks/{webhookId}'],
  'webhooks.deliveries': ['ADMIN', 'GET /api/webhooks/{webhookId}/deliveries'],
  'webhooks.replay': ['ADMIN', 'POST /api/webhooks/{webhookId}/deliveries/{deliveryId}/replay'],
} as const satisfies Record<string, Entry>;

export type Permission = keyof typeof POLICY;
export const PERMISSIONS = Object.keys(POLICY) as Permission[];

/** What a permission is for, and who has it. */
export interface Grant {
  least: Role;
  /** As the OpenAPI document names it, such as `GET /api/runs/{runId}`. */
  route: string;
  /** Path parameter of a person's id: they themself may, whatever their role. */
  orSelf: string | undefined;
}

export function grantOf(permission: Permission): Grant {
  const [least, route, orSelf]: Entry = POLICY[permission];
  return { least, route, orSelf };
}

/** Whether somebody with this role may, whoever they are. */
export function roleMay(role: Role, permission: Permission): boolean {
  return roleIncludes(role, grantOf(permission).least);
}
