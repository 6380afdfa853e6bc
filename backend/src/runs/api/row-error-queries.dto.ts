import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  MAPPING_FIELDS,
  ROW_ERROR_CODES,
  ROW_ERROR_STATES,
  type MappingField,
  type RowErrorCode,
} from '@etl-studio/contracts';
import { JumpQuery } from '../../platform/http';
import type { RowErrorStatus } from '../rows/row-error-state';
import { LONGEST_SEARCH, PlainText } from './plain-text';

const ROW_ERROR_STATUSES = [...ROW_ERROR_STATES, 'all'] as const;

/** One cause of errors. */
export class RowErrorCauseQuery {
  @ApiPropertyOptional({ enum: ROW_ERROR_CODES })
  @IsOptional()
  @IsIn(ROW_ERROR_CODES)
  code?: RowErrorCode;

  @ApiPropertyOptional({ enum: MAPPING_FIELDS })
  @IsOptional()
  @IsIn(MAPPING_FIELDS)
  field?: MappingField;
}

export class RowErrorsFilterQuery extends RowErrorCauseQuery {
  @ApiPropertyOptional({
    enum: ROW_ERROR_STATUSES,
    default: 'open',
    description: 'Rows that are still rejected, that became records, that mends dropped, or all of these.',
  })
  @IsOptional()
  @IsIn(ROW_ERROR_STATUSES)
  status: RowErrorStatus = 'open';
}

/** Which rejected rows, by what stands in them. */
export class RowErrorsSearchQuery extends RowErrorsFilterQuery {
  @ApiPropertyOptional({ description: 'Part of any cell of the row, in any case.' })
  @IsOptional()
  @PlainText(LONGEST_SEARCH)
  q?: string;
}

/** A page of rejected rows, by cursor or by offset. */
export class RowErrorsQuery extends IntersectionType(JumpQuery, RowErrorsSearchQuery) {
  @ApiPropertyOptional({
    minimum: 1,
    description:
      'Only rows above this row of the file: `total` then says how many of the list stand before that row.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  before?: number;
}
