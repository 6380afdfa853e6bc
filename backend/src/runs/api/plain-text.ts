import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Characters of what is searched for. */
export const LONGEST_SEARCH = 200;

/** A text that Postgres can hold: it has no NUL. */
export const PlainText = (longest: number, each = false) =>
  applyDecorators(
    IsString({ each }),
    MaxLength(longest, { each }),
    Matches(/^[^\0]*$/, { each, message: '$property must not contain NUL characters' }),
  );
