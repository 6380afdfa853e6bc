import { ApiProperty } from '@nestjs/swagger';
import type { ComponentState, Readiness } from '@etl-studio/contracts';

export class ReadinessDto implements Readiness {
  @ApiProperty({ enum: ['ok', 'degraded', 'error'] })
  status!: Readiness['status'];

  @ApiProperty({
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['status'],
      properties: {
        status: { type: 'string', enum: ['up', 'degraded', 'down'] },
        message: { type: 'string' },
      },
    },
  })
  checks!: Record<string, { status: ComponentState; message?: string }>;
}
