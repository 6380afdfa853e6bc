import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets';
import { RunReadingModule, RunsModule } from '../runs';
import { Analytics } from './analytics.service';
import { AnalyticsController } from './api/analytics.controller';
import { BreakdownRepository } from './breakdown.repository';
import { ExplainedRecordsRepository } from './explain/explained-records.repository';
import { ExplainedRunsRepository } from './explain/explained-runs.repository';
import { Explanations } from './explain/explanations';
import { FiguresRepository } from './figures.repository';
import { Scopes } from './scopes';
import { Dismissals } from './unusual/dismissals';
import { DismissalsRepository } from './unusual/dismissals.repository';
import { UnusualDays } from './unusual/unusual-days.service';

/** Figures of what counts, in the API. */
@Module({
  imports: [DatasetsModule, RunsModule, RunReadingModule],
  controllers: [AnalyticsController],
  providers: [
    Analytics,
    BreakdownRepository,
    Dismissals,
    DismissalsRepository,
    ExplainedRecordsRepository,
    ExplainedRunsRepository,
    Explanations,
    FiguresRepository,
    Scopes,
    UnusualDays,
  ],
})
export class AnalyticsModule {}
