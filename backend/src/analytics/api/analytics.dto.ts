import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  type Anomalies,
  type Anomaly,
  type AnalyticsSummary,
  type Breakdown,
  BREAKDOWN_GROUPS,
  type BreakdownGroup,
  type BreakdownItem,
  type DayRange,
  type Dismissal,
  type Figures,
  type Interval,
  INTERVALS,
  type TimePoint,
  type TimeSeries,
} from '@etl-studio/contracts';
import { SumsDto } from '../../datasets';

const amount = { type: String, example: '1234.56', description: 'Exact decimal.' };
const METRICS = ['spend', 'clicks', 'conversions'] as const;

class DayRangeDto implements DayRange {
  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;
}

const range = (description: string): ApiPropertyOptions => ({
  type: DayRangeDto,
  nullable: true,
  description,
});
const currentRange = range(
  'The days that are answered; null where nothing counts and no range was asked for.',
);
const previousRange = range('The days that they are compared with; null without.');

export class FiguresDto extends SumsDto implements Figures {
  @ApiProperty({
    ...amount,
    nullable: true,
    description: 'Spend ÷ clicks, 6 digits after the point; null without clicks.',
  })
  cpc!: string | null;

  @ApiProperty({
    ...amount,
    nullable: true,
    description: 'Spend ÷ conversions, 6 digits after the point; null without.',
  })
  cpa!: string | null;
}

export class AnalyticsSummaryDto implements AnalyticsSummary {
  @ApiProperty({ type: [FiguresDto], description: 'One per currency, most records first.' })
  totals!: FiguresDto[];

  @ApiProperty({ type: [FiguresDto] })
  previous!: FiguresDto[];

  @ApiProperty(currentRange)
  currentRange!: DayRangeDto | null;

  @ApiProperty(previousRange)
  previousRange!: DayRangeDto | null;

  @ApiProperty(range('First and last day of everything that counts under the other filters.'))
  available!: DayRangeDto | null;
}

class TimePointDto extends FiguresDto implements TimePoint {
  @ApiProperty({ format: 'date', description: 'First day of the interval.' })
  date!: string;

  @ApiProperty({ description: 'Whether all days of the interval lie in the range.' })
  complete!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Channel or campaign of a grouped series; null for the rest, and without groupBy.',
  })
  key!: string | null;
}

export class TimeSeriesDto implements TimeSeries {
  @ApiProperty({ enum: INTERVALS })
  interval!: Interval;

  @ApiProperty({ enum: BREAKDOWN_GROUPS, nullable: true })
  groupBy!: BreakdownGroup | null;

  @ApiProperty(currentRange)
  range!: DayRangeDto | null;

  @ApiProperty({ type: [TimePointDto], description: 'By date. An interval without records has no point.' })
  points!: TimePointDto[];
}

class BreakdownItemDto extends FiguresDto implements BreakdownItem {
  @ApiProperty({ type: String, nullable: true, description: 'Channel or campaign; null for the rest.' })
  key!: string | null;

  @ApiProperty({ ...amount, nullable: true, example: '0.25', description: "Part of the currency's spend." })
  share!: string | null;

  @ApiProperty({ type: SumsDto, nullable: true, description: 'The same of the previous range.' })
  previous!: SumsDto | null;
}

class BreakdownRestDto extends BreakdownItemDto {
  @ApiProperty({ type: 'integer', description: 'How many are taken together.' })
  groups!: number;
}

export class BreakdownDto implements Breakdown {
  @ApiProperty({ enum: BREAKDOWN_GROUPS })
  groupBy!: BreakdownGroup;

  @ApiProperty(currentRange)
  range!: DayRangeDto | null;

  @ApiProperty(previousRange)
  previousRange!: DayRangeDto | null;

  @ApiProperty({ type: [BreakdownItemDto], description: 'By spend, largest first.' })
  items!: BreakdownItemDto[];

  @ApiProperty({ type: [BreakdownRestDto], description: 'What is not among the top, per currency.' })
  rest!: BreakdownRestDto[];
}

class BandDto {
  @ApiProperty(amount)
  low!: string;

  @ApiProperty(amount)
  high!: string;
}

class UnusualDayDto implements Omit<Anomaly, 'dismissal'> {
  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty({ type: String, nullable: true })
  channel!: string | null;

  @ApiProperty({ type: String, nullable: true })
  currency!: string | null;

  @ApiProperty({ enum: METRICS })
  metric!: (typeof METRICS)[number];

  @ApiProperty(amount)
  value!: string;

  @ApiProperty({ type: String, example: '1200.5', description: 'Rounded to 2 digits after the point.' })
  expected!: string;

  @ApiProperty({ type: BandDto, description: 'Between which values a day is usual.' })
  band!: BandDto;

  @ApiProperty({ description: 'Distance from the expected value in robust standard deviations, 99 at most.' })
  score!: number;

  @ApiProperty({ enum: ['above', 'below'] })
  direction!: 'above' | 'below';

  @ApiProperty({ description: 'Why, in a sentence with its numbers.' })
  reason!: string;
}

class DismissedByDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class DismissalDto implements Dismissal {
  @ApiProperty({ description: 'What was found.' })
  reason!: string;

  @ApiProperty({ type: DismissedByDto, nullable: true, description: 'Null once the account is gone.' })
  by!: DismissedByDto | null;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

class AnomalyDto extends UnusualDayDto implements Anomaly {
  @ApiProperty({ type: DismissalDto, nullable: true, description: 'Null while nobody has dismissed it.' })
  dismissal!: DismissalDto | null;
}

export class AnomaliesDto implements Anomalies {
  @ApiProperty(currentRange)
  range!: DayRangeDto | null;

  @ApiProperty({ description: 'How days are told to be unusual.' })
  method!: string;

  @ApiProperty({ type: [AnomalyDto], description: 'Farthest from what was expected first.' })
  items!: AnomalyDto[];

  @ApiProperty({
    type: 'integer',
    description: 'How many were dismissed; among the items only with `dismissed=true`.',
  })
  dismissed!: number;
}
