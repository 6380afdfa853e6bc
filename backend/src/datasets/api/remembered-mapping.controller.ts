import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RememberedMappingAnswer } from '@etl-studio/contracts';
import { Access, type RequestAccess, RequirePermission } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { MappingMemory } from '../mapping-memory';
import { RememberedMappingAnswerDto, RememberedMappingRequestDto } from './remembered-mapping.dto';

@ApiTags('datasets')
@Controller('api/datasets/:datasetId/remembered-mapping')
export class RememberedMappingController {
  constructor(private readonly memory: MappingMemory) {}

  /** How a file with these columns was mapped before: by this dataset, else anywhere in the organization. */
  @Post()
  @HttpCode(200)
  @RequirePermission('datasets.remembered-mapping')
  @ApiOkResponse({ type: RememberedMappingAnswerDto })
  @ApiProblems('invalid_request')
  async recall(
    @Access() { orgId }: RequestAccess,
    @Param('datasetId') datasetId: string,
    @Body() { columns }: RememberedMappingRequestDto,
  ): Promise<RememberedMappingAnswer> {
    return { remembered: await this.memory.recall(orgId, datasetId, columns) };
  }
}
