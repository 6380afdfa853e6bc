import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { DomainError } from './domain-error';
import { problemOf, refusalOf } from './problem';

describe('refusalOf', () => {
  it('keeps a domain error as it is', () => {
    const error = new DomainError('name_taken', 'There is already one.');
    expect(refusalOf(error)).toBe(error);
  });

  it('has no words for what nobody expected', () => {
    expect(refusalOf(new TypeError('x is undefined'))).toBeNull();
    expect(refusalOf('thrown text')).toBeNull();
    expect(refusalOf(new HttpException('upstream said no', 502))).toBeNull();
  });

  it('tells a database that is away from a query that is wrong', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    });
    expect(refusalOf(refused)?.code).toBe('unavailable');
    const wrapped = Object.assign(new Error('wrapped'), {
      driverError: Object.assign(new Error(), { code: '57P01' }),
    });
    expect(refusalOf(wrapped)?.code).toBe('unavailable');
    const wrong = Object.assign(new Error('wrapped'), {
      driverError: Object.assign(new Error(), { code: '42703' }),
    });
    expect(refusalOf(wrong)).toBeNull();
    expect(refusalOf(new Error('Connection terminated unexpectedly'))?.extra.retryAfter).toBeGreaterThan(0);
  });

  it('does not repeat what a framework says about a missing route or bad JSON', () => {
    expect(refusalOf(new NotFoundException('Cannot GET /api/x'))?.detail).not.toContain('Cannot GET');
    const json = new BadRequestException('Unexpected token } at 5', { cause: new SyntaxError() });
    expect(refusalOf(json)).toMatchObject({
      code: 'invalid_request',
      detail: expect.stringContaining('not valid JSON'),
    });
  });
});

describe('problemOf', () => {
  it('takes the status from the code and adds what is known', () => {
    const refusal = new DomainError('duplicate_file', 'The same file.', { existingRunId: 'r-1' });
    expect(problemOf(refusal, '/api/x', 'q-1')).toEqual({
      type: 'urn:etl-studio:problem:duplicate_file',
      title: 'Duplicate file',
      status: 409,
      detail: 'The same file.',
      code: 'duplicate_file',
      instance: '/api/x',
      requestId: 'q-1',
      existingRunId: 'r-1',
    });
  });
});
