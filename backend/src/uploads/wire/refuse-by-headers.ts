import type { Request } from 'express';
import { DomainError } from '../../platform/http';
import { fileTooLarge } from '../upload-errors';

/** Room for what multipart puts around a file. */
export const ENVELOPE_BYTES = 65_536;

/** Refuses what the headers alone tell is no acceptable upload, before any of the body is read. */
export function refuseByHeaders(request: Request, mostBytes: number): void {
  if (!request.is('multipart/form-data')) {
    const detail = 'An upload is multipart/form-data with one part, a file named "file".';
    throw new DomainError('unsupported_media_type', detail);
  }
  const encoding = request.get('Content-Encoding');
  if (encoding !== undefined && encoding !== 'identity') {
    const detail = `Content-Encoding ${encoding} is not accepted: send the bytes of the file as they are.`;
    throw new DomainError('unsupported_media_type', detail);
  }
  const length = Number(request.get('Content-Length') ?? 0);
  if (length > mostBytes + ENVELOPE_BYTES) throw fileTooLarge(mostBytes, length);
}
