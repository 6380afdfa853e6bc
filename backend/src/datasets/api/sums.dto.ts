import { ApiProperty } from '@nestjs/swagger';
import type { Amount, MixedSpend, MixedSums, Sums } from '@etl-studio/contracts';

const amount = { type: String, example: '1234.56', description: 'Exact decimal.' };
const mixedAmount = {
  type: String,
  nullable: true,
  example: '1234.56',
  description:
    'Exact decimal; null where there are several currencies, which are never added: see byCurrency.',
};

export class AmountDto implements Amount {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'EUR',
    description: "ISO 4217 code: the records' own, else their dataset's; null where neither names one.",
  })
  currency!: string | null;

  @ApiProperty(amount)
  spend!: string;
}

export class MixedSpendDto implements MixedSpend {
  @ApiProperty(mixedAmount)
  spend!: string | null;

  @ApiProperty({ type: [AmountDto], description: 'One per currency, most records first.' })
  byCurrency!: AmountDto[];
}

export class SumsDto extends AmountDto implements Sums {
  @ApiProperty({ type: 'integer' })
  records!: number;

  @ApiProperty(amount)
  clicks!: string;

  @ApiProperty(amount)
  conversions!: string;
}

export class MixedSumsDto implements MixedSums {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'EUR',
    description: 'The one currency; null where none is named, and where there are several.',
  })
  currency!: string | null;

  @ApiProperty(mixedAmount)
  spend!: string | null;

  @ApiProperty(amount)
  clicks!: string;

  @ApiProperty(amount)
  conversions!: string;

  @ApiProperty({ type: [SumsDto], description: 'One per currency, most records first.' })
  byCurrency!: SumsDto[];
}
