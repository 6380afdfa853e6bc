import { Module } from '@nestjs/common';
import { Analytics } from './analytics.service';
import { AnalyticsController } from './api/analytics.controller';
import { BreakdownRepository } from './breakdown.repository';
import { FiguresRepository } from './figures.repository';
import { Scopes } from './scopes';
import { UnusualDays } from './unusual/unusual-days.service';

/** Figures of what counts, in the API. */
@Module({
  controllers: [AnalyticsController],
  providers: [Analytics, BreakdownRepository, FiguresRepository, Scopes, UnusualDays],
})
export class AnalyticsModule {}
