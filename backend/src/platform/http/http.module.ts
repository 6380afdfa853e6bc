import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ConnectionDrain } from './connection-drain';
import { IdempotencyInterceptor, IdempotencyKeys } from './idempotency';
import { ProblemFilter } from './problem.filter';
import { validationPipe } from './validation';

/** What every request passes: validation on the way in, problems on the way out. */
@Module({
  providers: [
    ConnectionDrain,
    IdempotencyKeys,
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
})
export class HttpModule {}
