import { FileError } from '../index';
import { GOOD_RECORDS, imported } from '../testing/ad-table';
import { MALFORMED_FILES, type MalformedFile } from '../testing/malformed-files';

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
