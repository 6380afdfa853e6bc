import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import type { RegisterRequest } from '@etl-studio/contracts';
import { Trimmed } from '../../platform/http';
import { LONGEST_EMAIL, LONGEST_NAME, LONGEST_PASSWORD_INPUT } from './lengths';

export class RegisterDto implements RegisterRequest {
  @ApiProperty({ format: 'email', maxLength: LONGEST_EMAIL })
  @Trimmed()
  @IsEmail({}, { message: 'email must be an address such as name@example.com' })
  @MaxLength(LONGEST_EMAIL)
  email!: string;

  @ApiProperty({ format: 'password', minLength: 12, maxLength: 128 })
  @IsString()
  @MaxLength(LONGEST_PASSWORD_INPUT)
  password!: string;

  @ApiProperty({ minLength: 1, maxLength: LONGEST_NAME, example: 'Ada Lovelace' })
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_NAME)
  name!: string;

  @ApiProperty({ minLength: 1, maxLength: LONGEST_NAME })
  @Trimmed()
  @IsString()
  @Length(1, LONGEST_NAME)
  orgName!: string;
}
