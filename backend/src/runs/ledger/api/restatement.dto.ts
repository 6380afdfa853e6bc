import { ApiProperty } from '@nestjs/swagger';
import type { Restatement } from '@etl-studio/contracts';
import { MixedSumsDto } from '../../../datasets';

const CAUSES = ['publish', 'revert', 'restore', 'mend', 'undo_mend'] as const;

class RestatedFiguresDto extends MixedSumsDto {
  @ApiProperty()
  records!: number;
}

export class RestatementDto implements Restatement {
  @ApiProperty({
    format: 'date-time',
    description: 'Of the change, to the microsecond; `asOf` it, the figures are those after.',
  })
  at!: string;

  @ApiProperty({ enum: CAUSES })
  cause!: Restatement['cause'];

  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Name of who made it.' })
  by!: string | null;

  @ApiProperty({ format: 'date' })
  date!: string;

  @ApiProperty({ type: String, nullable: true })
  channel!: string | null;

  @ApiProperty({ type: [String], description: 'Runs that counted before.' })
  fromRunIds!: string[];

  @ApiProperty({ type: [String], description: 'Runs that count after.' })
  toRunIds!: string[];

  @ApiProperty({ type: RestatedFiguresDto })
  before!: RestatedFiguresDto;

  @ApiProperty({ type: RestatedFiguresDto })
  after!: RestatedFiguresDto;
}
