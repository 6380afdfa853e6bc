import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  type AnalyticsComparison,
  type AnalyticsFilter,
  BREAKDOWN_GROUPS,
  type BreakdownGroup,
  COMPARISONS,
  type Interval,
  INTERVALS,
} from '@etl-studio/contracts';
import { IsDay, IsInstant } from '../../runs';

const LONGEST_ID = 100;
export const LONGEST_NAME = 10_000;
const MOST_NAMES = 100;

const listOf = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);

/** Exact names; several where it is repeated. */
const Names = (description: string) =>
  applyDecorators(
    ApiPropertyOptional({ type: [String], description }),
    IsOptional(),
    Transform(listOf),
    IsArray(),
    ArrayMaxSize(MOST_NAMES),
    IsString({ each: true }),
    MaxLength(LONGEST_NAME, { each: true }),
    Matches(/^[^\0]*$/, { each: true, message: '$property must not contain NUL characters' }),
  );

/** An id that is none is answered like one that nobody has. */
const Id = (description: string) =>
  applyDecorators(
    ApiPropertyOptional({ format: 'uuid', description }),
    IsOptional(),
    IsString(),
    MaxLength(LONGEST_ID),
  );

const Top = (most: number, standard: number, description: string) =>
  applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: most, default: standard, description }),
    IsOptional(),
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(most),
  );

const Compare = () =>
  applyDecorators(
    ApiPropertyOptional({
      enum: COMPARISONS,
      default: 'previous',
      description: 'With as many days just before, with the same days a year before, or with none.',
    }),
    IsOptional(),
    IsIn(COMPARISONS),
  );

/** Which of the records that count. */
export class AnalyticsQuery implements AnalyticsFilter {
  @Id('Only this dataset.')
  datasetId?: string;

  @Id('Only what this run holds of what counts; nothing for a run that was reverted or wholly displaced.')
  runId?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    description: 'First day, inclusive; the first that counts where it is left out.',
  })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    description: 'Last day, inclusive; the last that counts where it is left out.',
  })
  @IsOptional()
  @IsDay()
  to?: string;

  @Names('Exact channel; may be repeated.')
  channel?: string[];

  @Names('Exact campaign; may be repeated.')
  campaign?: string[];

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'What counted at this instant.' })
  @IsOptional()
  @IsInstant()
  asOf?: string;

  // Read by the access guard; known here so that it is not refused.
  @IsOptional()
  @IsString()
  orgId?: string;
}

export class SummaryQuery extends AnalyticsQuery {
  @Compare()
  compare: AnalyticsComparison = 'previous';
}

const MOST_SERIES = 100;
const USUAL_SERIES = 10;

export class TimeSeriesQuery extends AnalyticsQuery {
  @ApiPropertyOptional({ enum: INTERVALS, default: 'day', description: 'Weeks begin on Monday.' })
  @IsOptional()
  @IsIn(INTERVALS)
  interval: Interval = 'day';

  @ApiPropertyOptional({
    enum: BREAKDOWN_GROUPS,
    description: 'A series each of the largest by spend, and the rest.',
  })
  @IsOptional()
  @IsIn(BREAKDOWN_GROUPS)
  groupBy?: BreakdownGroup;

  @Top(MOST_SERIES, USUAL_SERIES, 'Groups with a series of their own, of each currency.')
  limit: number = USUAL_SERIES;
}

const MOST_GROUPS = 500;
const USUAL_GROUPS = 50;

export class BreakdownRequestQuery extends SummaryQuery {
  @ApiPropertyOptional({ enum: BREAKDOWN_GROUPS, default: 'channel' })
  @IsOptional()
  @IsIn(BREAKDOWN_GROUPS)
  groupBy: BreakdownGroup = 'channel';

  @Top(MOST_GROUPS, USUAL_GROUPS, 'Groups that are named, of each currency; the others are the rest.')
  limit: number = USUAL_GROUPS;
}

const MOST_ANOMALIES = 500;
const USUAL_ANOMALIES = 50;

export class AnomaliesQuery extends AnalyticsQuery {
  @Top(MOST_ANOMALIES, USUAL_ANOMALIES, 'The farthest from what was expected.')
  limit: number = USUAL_ANOMALIES;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Whether days that were dismissed are told as well.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'dismissed must be true or false' })
  dismissed = false;
}

const MOST_EXPLAINED = 50;
const LONGEST_CURSOR = 2_000;

export class ExplainRequestQuery extends AnalyticsQuery {
  @Top(MOST_EXPLAINED, MOST_EXPLAINED, 'Records of a page.')
  limit: number = MOST_EXPLAINED;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CURSOR)
  cursor?: string;
}
