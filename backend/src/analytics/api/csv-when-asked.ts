import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { writeToString } from 'fast-csv';
import { type Observable, mergeMap } from 'rxjs';
import { guarded } from '@etl-studio/engine';

type Cell = string | number | boolean | null;

/** A header and its lines; what a spreadsheet would run as a formula is defused, numbers never are. */
export interface CsvTable {
  header: readonly string[];
  lines: Cell[][];
}

/** Answers the same as CSV to who asks with `Accept: text/csv`. */
export function CsvWhenAsked(name: string, tableOf: (answer: never) => CsvTable): MethodDecorator {
  return applyDecorators(
    ApiProduces('application/json', 'text/csv'),
    UseInterceptors(interceptor(name, tableOf)),
  );
}

function interceptor(name: string, tableOf: (answer: never) => CsvTable): NestInterceptor<unknown, unknown> {
  return {
    intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
      const http = context.switchToHttp();
      const response = http.getResponse<Response>();
      response.vary('Accept');
      if (http.getRequest<Request>().accepts(['application/json', 'text/csv']) !== 'text/csv')
        return next.handle();
      response.set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}.csv"`,
        'Cache-Control': 'no-store',
      });
      return next.handle().pipe(mergeMap((answer) => csvOf(tableOf(answer as never))));
    },
  };
}

function csvOf({ header, lines }: CsvTable): Promise<string> {
  const cells = lines.map((line) => line.map((cell) => (cell === null ? '' : guarded(String(cell)))));
  return writeToString([[...header], ...cells], { includeEndRowDelimiter: true });
}
