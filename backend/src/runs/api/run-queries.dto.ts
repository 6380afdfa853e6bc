import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, IntersectionType, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
} from 'class-validator';
import {
  MOST_SORT_KEYS,
  RECORD_SORTS,
  RUN_STATUSES,
  type RecordSort,
  type RunStatus,
} from '@etl-studio/contracts';
import { JumpQuery, PageQuery } from '../../platform/http';
import type { RunFilter } from '../runs.repository';
import { fieldOf } from '../rows/record-order';
import { IsDay } from './is-day';
import { IsInstant } from './is-instant';
import { LONGEST_SEARCH, PlainText } from './plain-text';

const LONGEST_CHANNEL = 10_000;
const MOST_CHANNELS = 100;

const Amount = () =>
  applyDecorators(
    ApiPropertyOptional({ type: String, example: '100.50' }),
    IsOptional(),
    Matches(/^-?\d{1,15}(\.\d{1,12})?$/, { message: '$property must be a plain decimal such as 100.50' }),
  );

const Day = (description: string) =>
  applyDecorators(ApiPropertyOptional({ type: String, format: 'date', description }), IsOptional(), IsDay());

const listOf = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);

const commaSeparated = ({ value }: { value: unknown }): unknown =>
  (Array.isArray(value) ? value : [value]).flatMap((item: unknown) =>
    typeof item === 'string' ? item.split(',') : [item],
  );

const trueOrFalse = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

const CHANGED_DESCRIPTION =
  'Only runs that ended, or began where they go on, or were uploaded where they are drafts,';

/** Runs of one dataset. */
export class DatasetRunsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: RUN_STATUSES, isArray: true, description: 'Several are separated by commas.' })
  @IsOptional()
  @Transform(commaSeparated)
  @IsIn(RUN_STATUSES, { each: true, message: `status must be one of ${RUN_STATUSES.join(', ')}` })
  status?: RunStatus[];

  @ApiPropertyOptional({
    description: 'Only runs that were, or were not, set aside after their last attempt.',
  })
  @IsOptional()
  @Transform(trueOrFalse)
  @IsBoolean({ message: 'dlq must be true or false' })
  dlq?: boolean;

  @ApiPropertyOptional({ description: 'Part of the file name.' })
  @IsOptional()
  @PlainText(LONGEST_SEARCH)
  q?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who uploaded the file, by the id of the person.' })
  @IsOptional()
  @IsUUID()
  createdBy?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: `${CHANGED_DESCRIPTION} at or after it.`,
  })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: `${CHANGED_DESCRIPTION} before it.`,
  })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export function filterOf(query: Omit<DatasetRunsQuery, 'limit' | 'cursor'>): RunFilter {
  const { status, dlq, q, createdBy, from, to } = query;
  return { status, dlq, search: q, createdBy, from, to };
}

export class RunsQuery extends DatasetRunsQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  datasetId?: string;

  // Read by the access guard; known here so that it is not refused.
  @IsOptional()
  @IsString()
  orgId?: string;
}

/** Which runs are counted, whatever their status. */
export class RunCountsQuery extends OmitType(RunsQuery, ['status', 'dlq', 'limit', 'cursor']) {}

const SORT_DESCRIPTION = 'Field, with - for descending.';

/** Which records, in which order. */
export class RecordsFilterQuery {
  @ApiPropertyOptional({ description: 'Part of the campaign name, in any case.' })
  @IsOptional()
  @PlainText(LONGEST_SEARCH)
  search?: string;

  @ApiPropertyOptional({ type: [String], description: 'Exact channel; may be repeated.' })
  @IsOptional()
  @Transform(listOf)
  @IsArray()
  @ArrayMaxSize(MOST_CHANNELS)
  @PlainText(LONGEST_CHANNEL, true)
  channel?: string[];

  @Amount()
  minSpend?: string;

  @Amount()
  maxSpend?: string;

  @Day('First day, inclusive.')
  from?: string;

  @Day('Last day, inclusive.')
  to?: string;

  @ApiPropertyOptional({
    enum: RECORD_SORTS,
    isArray: true,
    maxItems: MOST_SORT_KEYS,
    default: ['rowNumber'],
    description: `${SORT_DESCRIPTION} A second one, behind a comma, orders rows that are equal in the first.`,
  })
  @IsOptional()
  @Transform(commaSeparated)
  @IsIn(RECORD_SORTS, { each: true, message: `sort must be one of ${RECORD_SORTS.join(', ')}` })
  @ArrayMaxSize(MOST_SORT_KEYS, { message: `sort takes at most ${MOST_SORT_KEYS} fields` })
  @ArrayUnique((sort: RecordSort) => fieldOf(sort), { message: 'sort must name each field once' })
  sort: RecordSort[] = ['rowNumber'];
}

/** Which live records of a dataset, in which order, as of when. */
export class LiveRecordsFilterQuery extends OmitType(RecordsFilterQuery, ['sort']) {
  @ApiPropertyOptional({ enum: RECORD_SORTS, default: '-date', description: SORT_DESCRIPTION })
  @IsOptional()
  @IsIn(RECORD_SORTS)
  sort: RecordSort = '-date';

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'What counted at this instant.' })
  @IsOptional()
  @IsInstant()
  asOf?: string;
}

/** A page of them, by cursor or by offset. */
export class LiveRecordsQuery extends IntersectionType(JumpQuery, LiveRecordsFilterQuery) {}

/** A page of records, by cursor or by offset. */
export class RecordsQuery extends IntersectionType(JumpQuery, RecordsFilterQuery) {}

/** A page of what a dataset has per day. */
export class DayPageQuery extends PageQuery {
  @Day('First day, inclusive.')
  from?: string;

  @Day('Last day, inclusive.')
  to?: string;
}
