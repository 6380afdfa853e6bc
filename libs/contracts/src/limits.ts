/** Configured limits of the installation, answered by `GET /api/limits`. */
export interface Limits {
  /** Bytes of one uploaded file. */
  maxUploadBytes: number;
  maxColumns: number;
  /** Characters of one cell. */
  maxFieldChars: number;
  /** Data rows of one file. */
  maxRows: number;
  /** Open event streams of one user, over all API replicas. */
  maxSsePerUser: number;
  /** Seconds after which the server ends a stream and the client reconnects. */
  sseMaxSeconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxUploadBytes: 10_485_760,
  maxColumns: 200,
  maxFieldChars: 10_000,
  maxRows: 500_000,
  maxSsePerUser: 6,
  sseMaxSeconds: 600,
};
