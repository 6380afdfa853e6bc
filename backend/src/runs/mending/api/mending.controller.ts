import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { MendResult, MendSuggestion, RowError, UndoMendsResult } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../../orgs';
import { ApiProblems } from '../../../platform/http';
import { RowErrorDto } from '../../api/row-error.dto';
import { RowErrorCauseQuery } from '../../api/row-error-queries.dto';
import { AlikeMending } from '../alike-mending';
import { MendSuggestions } from '../mend-suggestions';
import { RowMending } from '../row-mending';
import {
  MendAlikeDto,
  MendResultDto,
  MendRowDto,
  MendSuggestionDto,
  UndoMendsDto,
  UndoMendsResultDto,
} from './mending.dto';

const ROW_NUMBER = { name: 'rowNumber', schema: { type: 'integer', minimum: 1 } };

/** Mends rejected rows: what passes becomes a record of the same run, counted in the same commit. */
@ApiTags('runs')
@Controller('api/runs/:runId/errors')
export class MendingController {
  constructor(
    private readonly rows: RowMending,
    private readonly alike: AlikeMending,
    private readonly suggestions: MendSuggestions,
  ) {}

  /** What the cells of open rows may have been meant as, for most rows first; at most 10. */
  @Get('suggestions')
  @RequirePermission('row-errors.suggestions')
  @ApiOkResponse({ type: [MendSuggestionDto] })
  @ApiProblems('invalid_request', 'invalid_state')
  suggestionsFor(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Query() { code, field }: RowErrorCauseQuery,
  ): Promise<MendSuggestion[]> {
    return this.suggestions.of(orgId, runId, { code, field });
  }

  /** Mends all open rows with one cause and one value alike, repairs their cells, or drops them. */
  @Post('mend')
  @HttpCode(200)
  @RequirePermission('row-errors.mend-alike')
  @ApiOkResponse({ type: MendResultDto })
  @ApiProblems('invalid_request', 'invalid_state')
  mendAlike(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Body() body: MendAlikeDto,
  ): Promise<MendResult> {
    return this.alike.mend(access, runId, body);
  }

  /** Undoes what is in force of the mends that one request made. */
  @Post('undo')
  @HttpCode(200)
  @RequirePermission('row-errors.undo-change')
  @ApiOkResponse({ type: UndoMendsResultDto })
  @ApiProblems('invalid_request', 'invalid_state')
  undoChange(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Body() { change }: UndoMendsDto,
  ): Promise<UndoMendsResult> {
    return this.rows.undoChange(access, runId, change);
  }

  /** Gives a rejected row new cells. If it still fails, nothing is changed and `problems` says why. */
  @Patch(':rowNumber')
  @ApiParam(ROW_NUMBER)
  @RequirePermission('row-errors.mend')
  @ApiOkResponse({ type: MendResultDto })
  @ApiProblems('invalid_request', 'unknown_column', 'already_mended', 'invalid_state')
  mendRow(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Param('rowNumber') rowNumber: string,
    @Body() { values }: MendRowDto,
  ): Promise<MendResult> {
    return this.rows.mend(access, runId, rowNumber, values);
  }

  /** Takes a mend back: the row is open again, as its file has it. */
  @Delete(':rowNumber/mend')
  @ApiParam(ROW_NUMBER)
  @RequirePermission('row-errors.undo-mend')
  @ApiOkResponse({ type: RowErrorDto })
  @ApiProblems('invalid_state')
  undo(
    @Access() access: RequestAccess,
    @Param('runId') runId: string,
    @Param('rowNumber') rowNumber: string,
  ): Promise<RowError> {
    return this.rows.undo(access, runId, rowNumber);
  }
}
