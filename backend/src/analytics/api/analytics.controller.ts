import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type {
  Anomalies,
  AnalyticsSummary,
  Breakdown,
  Dismissal,
  Explanation,
  TimeSeries,
} from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { untilGone } from '../../runs';
import { Analytics } from '../analytics.service';
import { Explanations } from '../explain/explanations';
import { Dismissals } from '../unusual/dismissals';
import { UnusualDays } from '../unusual/unusual-days.service';
import {
  AnomaliesQuery,
  BreakdownRequestQuery,
  ExplainRequestQuery,
  SummaryQuery,
  TimeSeriesQuery,
} from './analytics-queries.dto';
import {
  anomaliesTable,
  breakdownTable,
  explanationTable,
  seriesTable,
  summaryTable,
} from './analytics-tables';
import {
  AnalyticsSummaryDto,
  AnomaliesDto,
  BreakdownDto,
  DismissalDto,
  TimeSeriesDto,
} from './analytics.dto';
import { CsvWhenAsked } from './csv-when-asked';
import { DismissalRequestDto, UnusualDayNameDto } from './dismissals.dto';
import { ExplanationDto } from './explanation.dto';

/** What counts, each record once. Amounts of different currencies are never added. */
@ApiTags('analytics')
@Controller('api/analytics')
export class AnalyticsController {
  constructor(
    private readonly analytics: Analytics,
    private readonly unusual: UnusualDays,
    private readonly dismissals: Dismissals,
    private readonly explanations: Explanations,
  ) {}

  /** Sums of the range and of the days that it is compared with. */
  @Get('summary')
  @RequirePermission('analytics.summary')
  @ApiOkResponse({ type: AnalyticsSummaryDto })
  @ApiProblems('invalid_request')
  @CsvWhenAsked('summary', summaryTable)
  summary(@Access() { orgId }: RequestAccess, @Query() query: SummaryQuery): Promise<AnalyticsSummary> {
    return this.analytics.summary(orgId, query);
  }

  /** Sums by day, week or month. Intervals without records are left out. */
  @Get('timeseries')
  @RequirePermission('analytics.timeseries')
  @ApiOkResponse({ type: TimeSeriesDto })
  @ApiProblems('invalid_request')
  @CsvWhenAsked('timeseries', seriesTable)
  timeseries(@Access() { orgId }: RequestAccess, @Query() query: TimeSeriesQuery): Promise<TimeSeries> {
    return this.analytics.series(orgId, query);
  }

  /** Sums by channel or campaign: the top by spend, and the rest. */
  @Get('breakdown')
  @RequirePermission('analytics.breakdown')
  @ApiOkResponse({ type: BreakdownDto })
  @ApiProblems('invalid_request')
  @CsvWhenAsked('breakdown', breakdownTable)
  breakdown(@Access() { orgId }: RequestAccess, @Query() query: BreakdownRequestQuery): Promise<Breakdown> {
    return this.analytics.breakdown(orgId, query);
  }

  /** Days that leave the band in which their channel usually lies, with the reason. */
  @Get('anomalies')
  @RequirePermission('analytics.anomalies')
  @ApiOkResponse({ type: AnomaliesDto })
  @ApiProblems('invalid_request')
  @CsvWhenAsked('anomalies', anomaliesTable)
  anomalies(@Access() { orgId }: RequestAccess, @Query() query: AnomaliesQuery): Promise<Anomalies> {
    return this.unusual.of(orgId, query);
  }

  /**
   * Dismisses an unusual day for the whole organization, in whichever dataset it is seen; once more it changes the reason.
   */
  @Post('anomalies/dismiss')
  @HttpCode(200)
  @RequirePermission('analytics.dismiss-anomaly')
  @ApiOkResponse({ type: DismissalDto })
  @ApiProblems('invalid_request')
  dismiss(@Access() access: RequestAccess, @Body() body: DismissalRequestDto): Promise<Dismissal> {
    return this.dismissals.dismiss(access, body);
  }

  /** Has a dismissed day told again. */
  @Post('anomalies/restore')
  @HttpCode(204)
  @RequirePermission('analytics.restore-anomaly')
  @ApiNoContentResponse()
  @ApiProblems('invalid_request', 'not_found')
  restore(@Access() access: RequestAccess, @Body() body: UnusualDayNameDto): Promise<void> {
    return this.dismissals.restore(access, body);
  }

  /** What a number is made of: runs, then records with the line and the raw cells that each was read from. */
  @Get('explain')
  @RequirePermission('analytics.explain')
  @ApiOkResponse({ type: ExplanationDto })
  @ApiProblems('invalid_request', 'too_many_requests', 'unavailable')
  @CsvWhenAsked('explain', explanationTable)
  explain(
    @Access() { orgId }: RequestAccess,
    @Query() query: ExplainRequestQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Explanation> {
    return this.explanations.of(orgId, query, untilGone(response));
  }
}
