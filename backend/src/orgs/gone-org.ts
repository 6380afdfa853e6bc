import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable, throwError } from 'rxjs';
import { isForeignKeyViolation } from '../platform/database';
import { notFound } from '../platform/http';

/** How Postgres names a table's reference to its organization. */
const ORG_KEY = /_org_id_fkey$/;

/** A change to an organization that was deleted while the request was under way finds nothing. */
@Injectable()
export class GoneOrg implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next
      .handle()
      .pipe(
        catchError((error: unknown) =>
          throwError(() => (isForeignKeyViolation(error, ORG_KEY) ? notFound() : error)),
        ),
      );
  }
}
