import { OmitType } from '@nestjs/swagger';
import type { RecordValues } from '@etl-studio/contracts';
import { RecordDto } from './record.dto';

/** What a row became. */
export class MendedRecordDto
  extends OmitType(RecordDto, ['rowNumber', 'line'] as const)
  implements RecordValues {}
