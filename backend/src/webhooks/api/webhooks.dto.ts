import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type NewWebhook,
  type Webhook,
  type WebhookChange,
  type WebhookDelivery,
  WEBHOOK_EVENTS,
  type WebhookEventName,
  type WebhookRequest,
} from '@etl-studio/contracts';
import { PageQuery, Trimmed } from '../../platform/http';

const LONGEST_URL = 2_000;
const WhenGiven = () => ValidateIf((_request: object, value: unknown) => value !== undefined);

export class WebhooksQuery extends PageQuery {
  /** Read by the access guard. */
  @IsOptional()
  @IsString()
  orgId?: string;
}

export class WebhookRequestDto implements WebhookRequest {
  @ApiProperty({ format: 'uri', maxLength: LONGEST_URL, example: 'https://hooks.example.com/etl' })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_URL)
  url!: string;

  @ApiPropertyOptional({ enum: WEBHOOK_EVENTS, isArray: true, description: 'All of them if left out.' })
  @WhenGiven()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEventName[];

  @ApiPropertyOptional({ default: true, description: 'False: nothing is sent or kept to be sent.' })
  @WhenGiven()
  @IsBoolean()
  active?: boolean;
}

export class WebhookChangeDto
  extends PartialType(WebhookRequestDto, { skipNullProperties: false })
  implements WebhookChange {}

class WebhookMakerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class WebhookDto implements Webhook {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uri' })
  url!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  events!: WebhookEventName[];

  @ApiProperty()
  active!: boolean;

  @ApiProperty({ type: WebhookMakerDto, nullable: true })
  createdBy!: WebhookMakerDto | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class NewWebhookDto extends WebhookDto implements NewWebhook {
  @ApiProperty({ description: 'Signs what is sent; shown this once and kept sealed.' })
  secret!: string;
}

export class WebhookDeliveryDto implements WebhookDelivery {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'The same for every try and replay.' })
  eventId!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS })
  event!: WebhookEventName;

  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ enum: DELIVERY_STATUSES })
  status!: DeliveryStatus;

  @ApiProperty()
  attempts!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status of the last answer.' })
  responseStatus!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'What went wrong with the last try.' })
  error!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastAttemptAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextAttemptAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deliveredAt!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  replayOf!: string | null;
}
