import helmet from 'helmet';
import type { RequestHandler } from 'express';

const NOTHING_BUT_DATA = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

/** Headers of every answer. Pages bring a content policy of their own; what is left is data. */
export function securityHeaders(overTls: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING_BUT_DATA },
    // Sent over plain http it would lock out an installation without TLS.
    strictTransportSecurity: overTls,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/** Swagger UI writes style elements and style attributes of its own. */
export const docsPolicy: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', DOCS_POLICY);
  next();
};

/** The console's policy: nothing inline runs, and a style element needs this answer's nonce. */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}
