import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Config } from '../config';
import { applicationDataSource } from './data-source';
import { PgConnections } from './pg-connections';
import { PoolMeasures } from './pool-measures';
import { RoleCheck } from './role-check';

const CONNECT_ATTEMPTS = 10;

/** The pool (`DataSource`, repositories by `TypeOrmModule.forFeature`) and `PgConnections`, for every module. */
@Module({})
export class DatabaseModule {
  static forRoot(config: Config): DynamicModule {
    const logger = new Logger(DatabaseModule.name);
    const onPoolError = (error: unknown) => logger.warn({ message: 'Pooled database session lost', error });
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...applicationDataSource(config, onPoolError),
          autoLoadEntities: true,
          retryAttempts: CONNECT_ATTEMPTS,
        }),
      ],
      providers: [PgConnections, PoolMeasures, RoleCheck],
      exports: [PgConnections],
    };
  }
}
