import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { RunReceipt } from '@etl-studio/contracts';
import { Access, RequirePermission, type RequestAccess } from '../../orgs';
import { ApiProblems } from '../../platform/http';
import { RECEIPT_LANGUAGES, receiptPage } from '../receipt/receipt-page';
import { RECEIPT_POLICY } from '../receipt/receipt-style';
import { Receipts } from '../receipt/receipts';
import { ReceiptQuery } from './receipt-query.dto';
import { RunReceiptDto } from './run-receipt.dto';

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': RECEIPT_POLICY,
};

@ApiTags('runs')
@ApiExtraModels(RunReceiptDto)
@Controller('api/runs/:runId/receipt')
export class RunReceiptController {
  constructor(private readonly receipts: Receipts) {}

  /** What the run did with its file: the equation of lines, exact sums, control totals; with `Accept: text/html` a page to print. */
  @Get()
  @RequirePermission('runs.receipt')
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(RunReceiptDto) } },
      'text/html': { schema: { type: 'string' } },
    },
  })
  @ApiProblems('invalid_request')
  async receipt(
    @Access() { orgId }: RequestAccess,
    @Param('runId') runId: string,
    @Query() { lang }: ReceiptQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunReceipt | string> {
    const receipt = await this.receipts.of(orgId, runId);
    response.vary('Accept').vary('Accept-Language');
    if (request.accepts(['json', 'html']) !== 'html') return receipt;
    response.set(PAGE_HEADERS);
    const preferred = RECEIPT_LANGUAGES.find(
      (known) => known === request.acceptsLanguages(...RECEIPT_LANGUAGES),
    );
    return receiptPage(receipt, lang ?? preferred ?? 'en');
  }
}
