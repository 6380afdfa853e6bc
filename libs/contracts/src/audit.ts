/** Who did what to which resource, when, from where. */
export interface AuditEvent {
  /** Grows with time. */
  id: string;
  at: string;
  /** Such as `dataset.created`. */
  action: string;
  /** Null where no person is behind it; name and email are null once the account is gone. */
  actor: { id: string; name: string | null; email: string | null } | null;
  /** The key that was used, where it was not a session. */
  apiKeyId: string | null;
  resourceType: string;
  resourceId: string;
  detail: Record<string, unknown>;
  /** Address of the caller. */
  ip: string | null;
  requestId: string | null;
}

export interface AuditFilter {
  action?: string;
  /** Id of a person. */
  actor?: string;
  resourceType?: string;
  resourceId?: string;
  /** First and last moment: instants, or days that count whole, in UTC. */
  from?: string;
  to?: string;
}
