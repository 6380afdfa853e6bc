import { ApiProperty } from '@nestjs/swagger';
import type { MixedSums, Sums } from '@etl-studio/contracts';

const amount = { type: String, example: '1234.56', description: 'Exact decimal.' };

export class SumsDto implements Sums {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'EUR',
    description: "ISO 4217 code: the records' own, else their dataset's; null where neither names one.",
  })
  currency!: string | null;

  @ApiProperty({ type: 'integer' })
  records!: number;

  @ApiProperty(amount)
  spend!: string;

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

  @ApiProperty({
    type: String,
    nullable: true,
    example: '1234.56',
    description:
      'Exact decimal; null where there are several currencies, which are never added: see byCurrency.',
  })
  spend!: string | null;

  @ApiProperty(amount)
  clicks!: string;

  @ApiProperty(amount)
  conversions!: string;

  @ApiProperty({ type: [SumsDto], description: 'One per currency, most records first.' })
  byCurrency!: SumsDto[];
}
