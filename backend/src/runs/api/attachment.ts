import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { Download } from '../export/download';

const logger = new Logger('Download');

/**
 * Streams a download with back-pressure. It is never shown in the browser, sniffed, kept or recompressed. A stream
 * that fails cuts the connection, so that half a file cannot be taken for a whole one.
 */
export async function sendAttachment(response: Response, { name, size, body }: Download): Promise<void> {
  // Until the first byte is there, a failure can still be answered in words.
  await once(body, 'readable');
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': dispositionOf(name),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store, no-transform',
    ...(size !== undefined && { 'Content-Length': String(size) }),
  });
  try {
    await pipeline(body, response);
  } catch (error) {
    logger.warn({ message: 'A download ended early', name, error });
  }
}

// RFC 6266: a plain name for old readers, the true one encoded.
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|[%"\\]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
