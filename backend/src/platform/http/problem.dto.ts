import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ERROR_STATUS, type ErrorCode, type FieldProblem, type Problem } from '@etl-studio/contracts';

class FieldProblemDto implements FieldProblem {
  @ApiProperty({ example: 'mapping.spend.source' })
  path!: string;

  @ApiProperty()
  message!: string;
}

/** RFC 9457 problem details, as the OpenAPI document describes them. */
export class ProblemDto implements Problem {
  @ApiProperty({ example: 'urn:etl-studio:problem:not_found' })
  type!: string;

  @ApiProperty({ example: 'Not found' })
  title!: string;

  @ApiProperty({ example: 404 })
  status!: number;

  @ApiProperty({ description: 'What was read, what was expected and how to mend it.' })
  detail!: string;

  @ApiProperty({ enum: Object.keys(ERROR_STATUS) })
  code!: ErrorCode;

  @ApiProperty({ description: 'Path of the request.' })
  instance!: string;

  @ApiProperty({ description: 'Answered as X-Request-Id too; the log has the details under it.' })
  requestId!: string;

  @ApiPropertyOptional({ type: [FieldProblemDto] })
  errors?: FieldProblemDto[];

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'With duplicate_file: the run that holds the same bytes.',
  })
  existingRunId?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Of POST /api/imports: the draft that holds the file, to be mapped and started by hand.',
  })
  runId?: string;
}
