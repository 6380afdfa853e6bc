import { DEFAULT_LIMITS } from '@etl-studio/contracts';
import { FileError } from '../index';
import { AD_HEADER, GOOD_RECORDS, imported } from '../testing/ad-table';
import { MALFORMED_FILES, type MalformedFile } from '../testing/malformed-files';
import { inspect } from '../testing/read-all';

const named = (files: MalformedFile[]) => files.map((file) => [file.number, file.fault, file] as const);
const refused = MALFORMED_FILES.filter((file) => file.refused);
const accepted = MALFORMED_FILES.filter((file) => !file.refused);

function refusalOf({ bytes, limits, mapping }: MalformedFile): FileError | null {
  try {
    imported(bytes, mapping, {}, limits);
    return null;
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}

describe('the 24 malformed files', () => {
  it('are all there', () => {
    expect(new Set(MALFORMED_FILES.map(({ number }) => number)).size).toBe(24);
  });

  it.each(named(refused))('%d, %s, is refused with a reason and a way out', (_, __, file) => {
    const refusal = refusalOf(file);
    expect(refusal?.code).toBe(file.refused);
    expect(refusal?.message).toMatch(/\. (?:Export|Remove|Save|Split)[^.]+\.$/);
  });

  it.each(named(accepted))('%d, %s, loses no other row', (_, __, file) => {
    const { profile, records, rejected, rows } = imported(file.bytes, file.mapping);
    expect(rejected).toEqual(file.rejected ?? {});
    expect(records).toEqual(file.records ?? GOOD_RECORDS);
    expect(rows).toHaveLength(records.length + Object.keys(rejected).length);
    expect(profile.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(file.warnings ?? []));
    if (file.columns) expect(profile.columns.map(({ name }) => name)).toEqual(file.columns);
  });

  it.each(named(accepted.filter(({ warnings, number }) => warnings && number > 5)))(
    '%d, %s, is warned of at its line',
    (_, __, { bytes, rejected, warnings, mapping }) => {
      const { profile } = imported(bytes, mapping);
      const [line] = Object.keys(rejected ?? {});
      const warning = profile.warnings.find(({ code }) => code === warnings?.[0]);
      if (line !== undefined && warnings?.[0] !== 'short_rows') expect(warning?.line).toBe(Number(line));
      expect(warning?.message).toMatch(/\w/);
    },
  );
});

describe('one row more than allowed', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => `2026-05-14,Brand ${i},Search,1.5,${i},1\n`).join('');
  const totals = 'Total,,,99,99,99\n';
  const limits = { ...DEFAULT_LIMITS, maxRows: 100 };

  it.each([
    ['at the end', rows(101), 102],
    ['of few', rows(170), 102],
    ['below a total', `${totals}${rows(101)}`, 103],
    ['above totals', `${rows(101)}${totals}${totals}`, 102],
  ])('is refused while the file is inspected: %s', (_, table, line) => {
    expect(() => inspect(`${AD_HEADER}\n${table}`, limits)).toThrow(`(row 101 is on line ${line})`);
  });

  it('is not made by totals and notes', () => {
    const { dataRows, notRows } = inspect(
      `${AD_HEADER}\n${totals}${rows(100)}${totals}Report Time:\n`,
      limits,
    );
    expect([dataRows, notRows.length]).toEqual([100, 3]);
  });
});
