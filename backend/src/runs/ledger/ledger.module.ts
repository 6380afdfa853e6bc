import { Module } from '@nestjs/common';
import { DatasetsModule } from '../../datasets';
import { LifecycleRepository } from '../lifecycle/lifecycle.repository';
import { RunsModule } from '../runs.module';
import { ReversalsController } from './api/reversals.controller';
import { Reversals } from './reversals';
import { ReversalsRepository } from './reversals.repository';

/** Which of a dataset's records count, and how that is changed. */
@Module({
  imports: [RunsModule, DatasetsModule],
  controllers: [ReversalsController],
  providers: [Reversals, ReversalsRepository, LifecycleRepository],
})
export class LedgerModule {}
