import type { Request, Response } from 'express';
import { DomainError } from './domain-error';
import { wellFormedInput } from './well-formed-input';

function refusalOf(body: unknown, query: unknown = {}): unknown {
  let answer: unknown;
  wellFormedInput({ body, query } as unknown as Request, {} as unknown as Response, (error?: unknown) => {
    answer = error;
  });
  return answer;
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

describe('wellFormedInput', () => {
  it('lets text of every script and emoji pass', () => {
    expect(refusalOf({ name: 'Ωmega 東京 👩‍👩‍👧', list: [{ deep: 'x' }], none: null })).toBeUndefined();
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800'],
  ])('refuses %s and names the place', (_name, text) => {
    const refusal = refusalOf({ mapping: { spend: { source: text } } });
    expect(refusal).toBeInstanceOf(DomainError);
    expect((refusal as DomainError).extra.errors?.[0]?.path).toBe('mapping.spend.source');
  });

  it('looks at names and at the query too', () => {
    expect(refusalOf({ 'a\0': 1 })).toBeInstanceOf(DomainError);
    expect(refusalOf({}, { q: '\0' })).toBeInstanceOf(DomainError);
  });

  it('refuses a nesting of a hundred thousand levels without overflowing', () => {
    expect(refusalOf({ a: nested(100_000) })).toBeInstanceOf(DomainError);
    expect(refusalOf({ a: nested(5) })).toBeUndefined();
  });
});
