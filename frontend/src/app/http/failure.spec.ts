import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';

import { toFailure } from './failure';

const problem = {
  type: 'about:blank',
  title: 'Duplicate file',
  status: 409,
  detail: 'You imported this exact file on 3 Sep 2026.',
  code: 'duplicate_file',
  instance: '/api/datasets/1/uploads',
  requestId: 'req-1',
  existingRunId: 'run-1',
};

describe('toFailure', () => {
  it("gives the problem's own sentence, code and request id", () => {
    expect(toFailure(new HttpErrorResponse({ status: 409, error: problem }))).toEqual({
      status: 409,
      code: 'duplicate_file',
      sentence: 'You imported this exact file on 3 Sep 2026.',
      requestId: 'req-1',
      problems: [],
      existingRunId: 'run-1',
    });
  });

  it('reads a problem that arrived as text', () => {
    const failure = toFailure(new HttpErrorResponse({ status: 409, error: JSON.stringify(problem) }));
    expect(failure.code).toBe('duplicate_file');
  });

  it('finds the answer behind an error that wraps it', () => {
    const response = new HttpErrorResponse({ status: 409, error: problem });
    expect(toFailure(new Error('Resource failed', { cause: response })).code).toBe('duplicate_file');
  });

  it('says that the server cannot be reached when no answer came', () => {
    const failure = toFailure(new HttpErrorResponse({ status: 0, error: new ProgressEvent('error') }));
    expect(failure.sentence).toBe('The server cannot be reached. Check your connection and try again.');
  });

  it("names the status of an answer that is not the API's, and keeps its request id", () => {
    const headers = new HttpHeaders({ 'X-Request-Id': 'req-2' });
    const failure = toFailure(
      new HttpErrorResponse({ status: 502, error: '<html>Bad gateway</html>', headers }),
    );
    expect(failure).toMatchObject({ code: null, requestId: 'req-2' });
    expect(failure.sentence).toContain('502');
  });
});
