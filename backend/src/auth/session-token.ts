import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { parse } from 'cookie';

const COOKIE = 'etl_session';
const TOKEN_BYTES = 32;
const COOKIE_LIFE_MS = 30 * 24 * 3600 * 1000;

/** A new opaque token of 256 bits. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored of a token. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export function tokenOf(request: Request): string | undefined {
  return cookieOf(request, COOKIE);
}

export function cookieOf(request: Request, name: string): string | undefined {
  return parse(request.headers.cookie ?? '')[name];
}

export function setSessionCookie(response: Response, token: string, secure: boolean): void {
  response.cookie(COOKIE, token, { ...attributes(secure), maxAge: COOKIE_LIFE_MS });
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.clearCookie(COOKIE, attributes(secure));
}

function attributes(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
}
