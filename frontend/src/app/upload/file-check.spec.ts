import { refusal } from './file-check';

const bytes = (size: number) => `${size} bytes`;
const file = (name: string, size = 10) => new File(['x'.repeat(size)], name);

describe('refusal', () => {
  it('names the kind of a file that cannot be CSV, and how to mend it', () => {
    expect(refusal(file('Report.XLSX'), 100, bytes)).toBe(
      '“Report.XLSX” is a .xlsx file. Export it as CSV and try again.',
    );
  });

  it('names size and limit of a file that is too large', () => {
    const sentence = refusal(file('report.csv', 101), 100, bytes);
    expect(sentence).toContain('101 bytes');
    expect(sentence).toContain('the limit is 100 bytes');
  });

  it.each(['report.csv', 'report.tsv', 'report.txt', 'report', 'report.2026-09'])(
    'lets %s through',
    (name) => {
      expect(refusal(file(name, 100), 100, bytes)).toBeNull();
    },
  );
});
