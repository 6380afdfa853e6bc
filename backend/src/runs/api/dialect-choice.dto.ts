import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { QUOTE_SIGNS, type DialectChoice, type QuoteSign } from '@etl-studio/contracts';
import { isDelimiter, isEncoding } from '@etl-studio/engine';

const LAST_LINE = 1_000_000;

/** What passes `is`; `words` say what is expected. */
function Passes(name: string, is: (text: string) => boolean, words: string): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && is(value);
  return ValidateBy({ name, validator: { validate, defaultMessage: () => `${name} must be ${words}` } });
}

export class DialectChoiceDto implements DialectChoice {
  @ApiPropertyOptional({
    description:
      'What a file without a byte order mark is written in, as a WHATWG label; guessed where absent.',
    example: 'windows-1250',
  })
  @IsOptional()
  @Passes('encoding', isEncoding, 'a WHATWG label such as utf-8 or windows-1250')
  encoding?: string;

  @ApiPropertyOptional({
    description: 'The sign between cells; found out where absent.',
    minLength: 1,
    maxLength: 1,
    example: ';',
  })
  @IsOptional()
  @Passes('delimiter', isDelimiter, 'one sign such as ; or a tab')
  delimiter?: string;

  @ApiPropertyOptional({
    enum: QUOTE_SIGNS,
    description: 'The sign around cells that hold the delimiter; found out where absent.',
  })
  @IsOptional()
  @IsIn(QUOTE_SIGNS)
  quote?: QuoteSign;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LAST_LINE,
    description:
      'The line of the file, from 1, on which the names of the columns start; 0 for a table without names. Found out where absent.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(0)
  @Max(LAST_LINE)
  headerRow?: number;
}
