import type { NextFunction, Request, Response } from 'express';
import { DomainError } from './domain-error';

/** Refuses a body that no address reads: it would count as none, and be said to lack every field. */
export function jsonOrMultipart(request: Request, _response: Response, next: NextFunction): void {
  const isRead = request.is(['json', 'multipart/form-data']);
  if (isRead !== false || request.get('Content-Length') === '0') return next();
  const type = request.get('Content-Type');
  next(
    new DomainError(
      'unsupported_media_type',
      `The body is ${type ? `sent as ${type}` : 'sent without a Content-Type'}. Send application/json, or a file as multipart/form-data.`,
    ),
  );
}
