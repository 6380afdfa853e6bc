import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Page } from '@etl-studio/contracts';
import type { DomainError } from './domain-error';
import { invalidRequest } from './validation';

const LONGEST_CURSOR = 2_000;

/** `?limit=&cursor=` of a list. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: MAX_PAGE_SIZE, default: DEFAULT_PAGE_SIZE })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  limit: number = DEFAULT_PAGE_SIZE;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CURSOR)
  cursor?: string;
}

/** `?offset=` beside the cursor, where a list can be entered anywhere. */
export class JumpQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 0, description: 'Rows to skip; not together with a cursor.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  offset?: number;
}

/** An opaque cursor of the sort key of a page's last row. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor. Throws `invalid_request` for one that is not of this list. */
export function decodeCursor(cursor: string, parts: number): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === parts &&
      key.every((part) => typeof part === 'string' && !part.includes('\0'))
    ) {
      return key as string[];
    }
  } catch {
    // Not JSON: answered like any other cursor that is not ours.
  }
  throw notACursor();
}

export function notACursor(): DomainError {
  return invalidRequest([
    { path: 'cursor', message: 'cursor is not one that this list answered; start without it' },
  ]);
}

/**
 * One page of a list that is small enough to be read whole, in the order of `key`; the cursor is the key of
 * the last item, so the next page is right also after rows have come or gone.
 */
export function pageOf<T>(
  all: readonly T[],
  { limit, cursor }: Pick<PageQuery, 'limit' | 'cursor'>,
  key: (item: T) => string,
): Page<T> {
  const sorted = all.map((item) => ({ item, key: key(item) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const [after] = cursor ? decodeCursor(cursor, 1) : [];
  const rest = after === undefined ? sorted : sorted.filter((entry) => entry.key > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    nextCursor: last && rest.length > limit ? encodeCursor([last.key]) : null,
    total: all.length,
  };
}
