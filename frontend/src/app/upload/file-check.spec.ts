import { tooLarge } from './file-check';

describe('tooLarge', () => {
  it('names size, limit and what to do, in the words of the server', () => {
    expect(tooLarge({ size: 11_534_336 }, 10_485_760)).toBe(
      'The upload is 11 MB (11,534,336 bytes), too large: at most 10 MB (10,485,760 bytes) are allowed. ' +
        'Export a shorter period, or split the file and upload the parts.',
    );
  });

  it('names small limits in bytes alone', () => {
    expect(tooLarge({ size: 101 }, 100)).toContain('is 101 bytes, too large: at most 100 bytes');
  });

  it('lets a file of exactly the limit through', () => {
    expect(tooLarge({ size: 100 }, 100)).toBeNull();
  });
});
