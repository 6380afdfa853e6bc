import type { LoggerService } from '@nestjs/common';
import { LOG_LEVELS, type LogLevelName } from '../config/config';
import { redact } from './redact';
import { requestContext } from './request-context';

/** Nest's account of its own wiring: hundreds of lines at every start. */
const WIRING = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/**
 * One JSON object a line: `time level context message requestId`, the fields of an object message,
 * and an error's stack. Nothing secret is written (see `redact`).
 */
export class JsonLogger implements LoggerService {
  private readonly least: number;

  constructor(
    least: LogLevelName,
    private readonly write: (line: string) => void = (line) => void process.stdout.write(line),
  ) {
    this.least = LOG_LEVELS.indexOf(least);
  }

  log(message: unknown, ...rest: unknown[]): void {
    const wiring = WIRING.has(String(rest.at(-1)));
    this.print(wiring ? 'debug' : 'log', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.print('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.print('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.print('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.print('error', message, rest);
  }

  // Nest appends the context as the last string; before it come an error or its stack.
  private print(level: LogLevelName, message: unknown, rest: unknown[]): void {
    if (LOG_LEVELS.indexOf(level) < this.least) return;
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const details = context === undefined ? rest : rest.slice(0, -1);
    const fields = typeof message === 'object' && message !== null && !(message instanceof Error);
    this.write(
      `${JSON.stringify({
        time: new Date().toISOString(),
        level,
        context,
        requestId: requestContext.getStore()?.requestId,
        ...(fields ? (redact(message) as object) : { message: redact(message) }),
        ...(details.length > 0 ? { details: redact(details) } : {}),
      })}\n`,
    );
  }
}
