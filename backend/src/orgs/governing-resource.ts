export interface GoverningResource {
  /** Such as `run`, by which modules register how to find its organization. */
  kind: string;
  /** Such as `runId`. */
  parameter: string;
}

/** The resource whose organization a request is judged in: what the route names first, `runId` of `/api/runs/{runId}`. */
export function governingResource(route: string): GoverningResource | null {
  const [, kind] = /\{(\w+)Id\}/.exec(route) ?? [];
  return kind === undefined ? null : { kind, parameter: `${kind}Id` };
}
