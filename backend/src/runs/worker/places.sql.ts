const RUN_HOLDS = "o.status = 'RUNNING' AND o.lease_until >= now()";
// The run's own attempt loads parts as well, and holds a place for all that it does.
const PART_HOLDS = 'NOT p.by_attempt AND p.lease_until >= now()';

/** How many places an organization (an SQL expression) has taken, in all workers: a run is one, a part with another worker too. */
export const placesOf = (orgId: string): string => `(
  (SELECT count(*) FROM import_run o WHERE o.org_id = ${orgId} AND ${RUN_HOLDS})
  + (SELECT count(*) FROM import_part p WHERE p.org_id = ${orgId} AND ${PART_HOLDS}))`;

/** The same of every organization that has taken any: `org_id, places`. */
export const PLACES = `
  SELECT org_id, count(*) AS places FROM (
    SELECT o.org_id FROM import_run o WHERE ${RUN_HOLDS}
    UNION ALL
    SELECT p.org_id FROM import_part p WHERE ${PART_HOLDS}
  ) held GROUP BY org_id`;

/** Claims of one organization wait for each other, or two could both take its last place; the number is only ours. */
export const CLAIM_LOCK = 7_310_002;
