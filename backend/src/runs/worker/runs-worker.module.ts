import { type DynamicModule, Module } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import type { Config } from '../../platform/config';
import { QueueModule } from '../../platform/queue';
import { StorageModule } from '../../platform/storage';
import { Counters } from '../../platform/telemetry';
import { RunDeletionRepository } from '../deletion/run-deletion.repository';
import { RunsModule } from '../runs.module';
import { Attempts } from './attempts';
import { Claims } from './claims';
import { Endings } from './endings';
import { ExpiredLeases } from './expired-leases';
import { ImportRun } from './import-run';
import { ImportConsumer } from './import.consumer';
import { IMPORTS } from './imports-queue';
import { KeptSessions } from './kept-sessions';
import { Leases } from './leases';
import { LoadPlans } from './load-plans';
import { LoadSessions } from './load-sessions';
import { LosingRows } from './losing-rows';
import { LostTables } from './lost-tables';
import { OrphanFiles } from './orphan-files';
import { OutboxRelay } from './outbox-relay';
import { LostParts } from './parts/lost-parts';
import { PartBells } from './parts/part-bells';
import { PartedLoad } from './parts/parted-load';
import { PartHelp } from './parts/part-help';
import { PartLoads } from './parts/part-loads';
import { PartsRepository } from './parts/parts.repository';
import { Publication } from './publication';
import { Reconciler } from './reconciler';
import { Retention } from './retention';
import { Transitions } from './transitions';
import { WaitingRuns } from './waiting-runs';
import { WorkerIdentity } from './worker-identity';
import { WorkerPresence } from './worker-presence';

/** Imports runs: rings them, claims them, loads and publishes them, and finds what is stuck. */
@Module({})
export class RunsWorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: RunsWorkerModule,
      imports: [RunsModule, DatasetsModule, StorageModule, QueueModule.forQueue(config, IMPORTS)],
      providers: [
        Attempts,
        Claims,
        Counters,
        Endings,
        ExpiredLeases,
        ImportConsumer,
        ImportRun,
        KeptSessions,
        Leases,
        LoadPlans,
        LoadSessions,
        LosingRows,
        LostParts,
        LostTables,
        OrphanFiles,
        OutboxRelay,
        PartBells,
        PartedLoad,
        PartHelp,
        PartLoads,
        PartsRepository,
        Publication,
        Reconciler,
        Retention,
        RunDeletionRepository,
        Transitions,
        WaitingRuns,
        WorkerIdentity,
        WorkerPresence,
      ],
    };
  }
}
