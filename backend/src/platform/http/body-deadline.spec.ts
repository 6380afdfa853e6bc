import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { bodyDeadline } from './body-deadline';

/** `is` answers like Express: null without a body, else whether the body is multipart. */
function send(multipart: boolean | null): EventEmitter & { destroy: jest.Mock } {
  const request = Object.assign(new EventEmitter(), { destroy: jest.fn(), is: () => multipart });
  const next = jest.fn();
  bodyDeadline(request as unknown as Request, {} as unknown as Response, next);
  expect(next).toHaveBeenCalledWith();
  return request;
}

describe('bodyDeadline', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('cuts off a body that takes longer than a minute', () => {
    const request = send(false);
    jest.advanceTimersByTime(59_000);
    expect(request.destroy).not.toHaveBeenCalled();
    jest.advanceTimersByTime(2_000);
    expect(request.destroy).toHaveBeenCalled();
  });

  it('lets the answer take as long as it needs once the body is read', () => {
    const request = send(false);
    request.emit('end');
    jest.advanceTimersByTime(600_000);
    expect(request.destroy).not.toHaveBeenCalled();
  });

  it.each([
    ['a stream that is only read', null],
    ['an upload, which has a rate of its own', true],
  ])('leaves %s alone', (_name, multipart) => {
    const request = send(multipart);
    jest.advanceTimersByTime(600_000);
    expect(request.destroy).not.toHaveBeenCalled();
  });
});
