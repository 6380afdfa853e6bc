import { ApiProperty } from '@nestjs/swagger';
import { IsArray, IsString } from 'class-validator';
import type {
  RememberedFrom,
  RememberedMapping,
  RememberedMappingAnswer,
  RememberedMappingRequest,
} from '@etl-studio/contracts';
import { MappingDto } from './schema.dto';

export class RememberedMappingRequestDto implements RememberedMappingRequest {
  @ApiProperty({ type: [String], description: 'Column names of the file, as an inspection names them.' })
  @IsArray()
  @IsString({ each: true })
  columns!: string[];
}

export class RememberedFromDto implements RememberedFrom {
  @ApiProperty({
    enum: ['import', 'dataset'],
    description: 'The last import of a file with these columns, or the active mapping of the dataset.',
  })
  kind!: 'import' | 'dataset';

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  datasetId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  datasetName!: string | null;

  @ApiProperty({ type: 'integer' })
  schemaVersion!: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  runId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  fileName!: string | null;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Name of the person.' })
  by!: string | null;
}

export class RememberedMappingDto extends RememberedFromDto implements RememberedMapping {
  @ApiProperty({ type: MappingDto })
  mapping!: MappingDto;
}

export class RememberedMappingAnswerDto implements RememberedMappingAnswer {
  @ApiProperty({ type: RememberedMappingDto, nullable: true })
  remembered!: RememberedMappingDto | null;
}
