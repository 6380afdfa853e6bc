import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { RECEIPT_LANGUAGES, type ReceiptLanguage } from '../receipt/receipt-page';

export class ReceiptQuery {
  @ApiPropertyOptional({
    enum: RECEIPT_LANGUAGES,
    description: 'Language of the page to print; without it what `Accept-Language` prefers.',
  })
  @IsOptional()
  @IsIn(RECEIPT_LANGUAGES)
  lang?: ReceiptLanguage;
}
